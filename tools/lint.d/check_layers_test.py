"""Plants includes that break the layers, and some that do not."""

import unittest

import check_layers


def faults(path, *includes):
    text = "".join(f"#include {include}\n" for include in includes)
    return check_layers.find_faults({path: text})


class LayersTest(unittest.TestCase):

    def test_domain_is_pure(self):
        path = "services/funding/domain/ledger.cc"
        self.assertEqual(
            faults(path, '"services/funding/domain/ledger.h"', "<vector>",
                   '"absl/status/statusor.h"', '"common/types/pence.h"'), [])
        for refused in ('"common/store/store.h"', "<unistd.h>",
                        '"carereform/funding/v1/funding.pb.h"',
                        '"services/funding/keys.h"', '"common/status/error.h"',
                        '"services/reporting/domain/suppression.h"'):
            self.assertEqual(len(faults(path, refused)), 1, refused)

    def test_domain_tests_may_use_test_libraries_only(self):
        path = "services/funding/domain/ledger_test.cc"
        self.assertEqual(faults(path, '"gtest/gtest.h"', "<rapidcheck.h>",
                                '"rapidcheck/gtest.h"'), [])
        self.assertEqual(len(faults(path, '"common/store/store.h"')), 1)

    def test_services_do_not_know_each_other(self):
        path = "services/funding/handlers/funds.cc"
        self.assertEqual(faults(path, '"services/funding/keys.h"',
                                '"common/rpc/unary.h"', "<sys/stat.h>"), [])
        self.assertEqual(
            faults(path, "<map>", '"services/reporting/keys.h"'),
            [path + ":2: may not include services/reporting/keys.h"])
        self.assertEqual(
            faults("services/all_in_one/main.cc",
                   '"services/reporting/reporting_service.h"'), [])

    def test_only_the_store_knows_its_engine(self):
        self.assertEqual(
            faults("common/store/rocks_store.cc", '"rocksdb/db.h"'), [])
        for path in ("common/rpc/unary.cc", "services/funding/main.cc"):
            self.assertEqual(len(faults(path, "<rocksdb/db.h>")), 1)

    def test_common_modules_look_down_only(self):
        for index, module in enumerate(check_layers.ORDER):
            path = f"common/{module}/thing.cc"
            for other_index, other in enumerate(check_layers.ORDER):
                found = faults(path, f'"common/{other}/thing.h"')
                self.assertEqual(len(found), int(other_index > index))

    def test_common_does_not_know_services(self):
        self.assertEqual(len(faults("common/server/server.cc",
                                    '"services/funding/keys.h"')), 1)

    def test_new_module_needs_a_place(self):
        self.assertIn("has no place", faults("common/novelty/a.h")[0])

    def test_comments_do_not_count(self):
        self.assertEqual(
            check_layers.find_faults(
                {"common/types/a.h": '/*\n#include "common/rpc/a.h"\n*/\n'}),
            [])

    def test_tools_are_free(self):
        self.assertEqual(
            faults("tools/carereform/main.cc", '"services/funding/keys.h"'), [])


if __name__ == "__main__":
    unittest.main()
