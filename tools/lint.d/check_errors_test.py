"""Plants faults in reasons and shows that each is caught."""

import unittest

import check_errors

PATH = "services/funding/errors.cc"
TEST = {"services/funding/funding_test.cc": 'StatusIs(kX, "FUND_CLOSED")'}


def maker(reason, code="absl::StatusCode::kFailedPrecondition"):
    return f'return status::MakeError({code},\n    "{reason}", "words");\n'


class ErrorsTest(unittest.TestCase):

    def test_accepts_a_tested_reason(self):
        self.assertEqual(
            check_errors.find_faults({PATH: maker("FUND_CLOSED"), **TEST}), [])

    def test_code_may_be_a_call(self):
        text = maker("FUND_GONE", "CodeOf(status)")
        self.assertIn("no *_test.cc names FUND_GONE",
                      check_errors.find_faults({PATH: text})[0])

    def test_refuses_an_untested_reason(self):
        self.assertEqual(
            check_errors.find_faults({PATH: "\n" + maker("FUND_OPEN"), **TEST}),
            [PATH + ":3: no *_test.cc names FUND_OPEN"])

    def test_a_comment_is_not_a_test(self):
        texts = {PATH: maker("FUND_OPEN"),
                 "tests/a_test.cc": '// "FUND_OPEN"\n'}
        self.assertEqual(len(check_errors.find_faults(texts)), 1)

    def test_refuses_a_reason_made_twice_in_a_domain(self):
        texts = {PATH: maker("FUND_CLOSED"), **TEST,
                 "services/funding/handlers/funds.cc": maker("FUND_CLOSED")}
        found = check_errors.find_faults(texts)
        self.assertEqual(len(found), 1)
        self.assertIn("already made in services/funding/errors.cc:2", found[0])

    def test_domains_may_share_a_reason(self):
        texts = {PATH: maker("FUND_CLOSED"), **TEST,
                 "common/store/a.cc": maker("FUND_CLOSED")}
        self.assertEqual(check_errors.find_faults(texts), [])

    def test_services_write_reasons_as_literals(self):
        text = "return MakeError(code, kReason, words);"
        self.assertIn("not a literal",
                      check_errors.find_faults({PATH: text})[0])
        self.assertEqual(
            check_errors.find_faults({"common/status/error.cc": text}), [])

    def test_refuses_other_spellings(self):
        for reason in ("FundClosed", "FUND__CLOSED", "_FUND", "A" * 64, ""):
            texts = {PATH: maker(reason),
                     "tests/a_test.cc": f'"{reason}"'}
            self.assertIn("is not UPPER_SNAKE_CASE",
                          check_errors.find_faults(texts)[0])


if __name__ == "__main__":
    unittest.main()
