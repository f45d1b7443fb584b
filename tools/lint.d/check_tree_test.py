"""Plants a fault for each house rule and shows that it is caught."""

import json
import unittest

import check_tree


def faults(path, text):
    return check_tree.find_faults({path: text})


class TreeTest(unittest.TestCase):

    def assert_refused(self, path, text, words):
        found = faults(path, text)
        self.assertEqual(len(found), 1, found)
        self.assertIn(words, found[0])

    def assert_accepted(self, path, text):
        self.assertEqual(faults(path, text), [])

    def test_vague_folders(self):
        self.assert_refused("common/utils/a.cc", "", "says nothing")
        self.assert_accepted("common/utils.cc", "")

    def test_long_files(self):
        self.assert_accepted("common/types/a.cc", "\n" * 700)
        self.assert_refused("common/types/a.cc", "\n" * 701, "split it")
        self.assert_accepted("services/funding/data/a.csv", "\n" * 701)

    def test_unfinished_work(self):
        note = "# " + "TO" + "DO: later\n"
        self.assert_refused("tools/a.py", "\n" + note, "a.py:2: TO")
        self.assert_refused("tools/a", "#!/bin/bash\n" + note, "a:2: TO")
        self.assert_accepted("CHANGELOG.md", note)

    def test_machine_paths(self):
        for folder in ("home", "root", "work"):
            self.assert_refused("README.md", f"see /{folder}/a", "one machine")
        self.assert_accepted("README.md", "https://example.org/home/a")
        self.assert_accepted("tools/a", "cp ${there}/work/a home/work/b")

    def test_debug_string(self):
        text = "log(m.ShortDebugString());\n"
        self.assert_refused("common/rpc/a.cc", text, "for tests")
        self.assert_accepted("common/rpc/a_test.cc", text)
        self.assert_accepted("tests/support/a.cc", text)

    def test_string_view(self):
        for text in ("std::string_view a;", "#include <string_view>"):
            self.assert_refused("tests/a_test.cc", text, "absl::string_view")
        self.assert_accepted("tests/a_test.cc", "// std::string_view is not.\n")

    def test_floating_point(self):
        text = "const double rate = 1;"
        self.assert_refused("services/funding/domain/a.cc", text,
                            "no floating point")
        self.assert_accepted("services/funding/measures.cc", text)
        self.assert_accepted("services/funding/domain/a.cc",
                             'Say("double entry");  // double, float\n')

    def test_digit_separators_do_not_hide_code(self):
        self.assert_refused("services/funding/domain/a.cc",
                            "int a = 1'000; double b; int c = 2'000;",
                            "no floating point")

    def test_include_guard(self):
        guard = "CR_COMMON_TYPES_A_H_"
        good = f"#ifndef {guard}\n#define {guard}\n#endif\n"
        self.assert_accepted("common/types/a.h", good)
        self.assert_refused("common/types/b.h", good, "CR_COMMON_TYPES_B_H_")

    def test_lock_file(self):
        packages = {"": {}, "node_modules/a": {"version": "1.0.0"}}
        self.assert_accepted("package-lock.json",
                             json.dumps({"packages": packages}))
        packages["node_modules/a"]["resolved"] = "https://example.org/a.tgz"
        self.assert_refused("package-lock.json",
                            json.dumps({"packages": packages}), "node_modules/a")


if __name__ == "__main__":
    unittest.main()
