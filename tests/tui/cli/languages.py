"""Which language the program speaks: languages.py PROGRAM [NAME…]"""

from program import ProgramTest, main


class Languages(ProgramTest):
    def test_speaks_three_languages(self):
        texts = {self.succeed("--help", "--lang", language) for language in ("en", "fr", "nl")}
        self.assertEqual(len(texts), 3)

    def test_follows_lang_where_no_locale_is_installed(self):
        english = self.succeed("--help")
        self.environment["LANG"] = "fr_BE.UTF-8"
        french = self.succeed("--help")
        self.assertNotEqual(french, english)
        self.assertEqual(self.succeed("--lang", "en", "--help"), english)
        self.environment["LC_ALL"] = "nl_BE"
        self.assertNotIn(self.succeed("--help"), (french, english))

    def test_follows_the_list_of_languages_but_in_the_plain_locale(self):
        english, french, dutch = (self.succeed("--help", "--lang", language) for language in ("en", "fr", "nl"))
        for variables, expected in (
            ({"LANGUAGE": "nl:fr", "LC_ALL": "C.UTF-8"}, dutch),
            ({"LANGUAGE": "de:fr:nl", "LANG": "en_GB.UTF-8"}, french),
            ({"LANGUAGE": "fr", "LC_ALL": "C"}, english),
            ({"LANGUAGE": "fr", "LANG": "POSIX"}, english),
            ({"LANGUAGE": "", "LC_MESSAGES": "fr_BE.UTF-8", "LANG": "nl_BE.UTF-8"}, french),
        ):
            for name in "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG":
                self.environment[name] = variables.get(name, "")
            self.assertEqual(self.succeed("--help"), expected, variables)

    def test_takes_catalogues_from_no_folder_that_is_named(self):
        self.environment["LANG"] = "fr_BE.UTF-8"
        french = self.succeed("--help")
        self.environment.update({name: str(self.folder) for name in ("TEXTDOMAINDIR", "NLSPATH", "LOCPATH")})
        self.assertEqual(self.succeed("--help"), french)


if __name__ == "__main__":
    main("__main__")
