"""Shows that check_contracts finds what would break a caller."""

import pathlib
import shutil
import tempfile
import unittest

import check_contracts
import repository

RELEASED = repository.ROOT / check_contracts.RELEASED
PACKAGE = "carereform/assessments/v1"


class CheckContractsTest(unittest.TestCase):

    def setUp(self):
        made = tempfile.TemporaryDirectory()
        self.addCleanup(made.cleanup)
        self.contracts = pathlib.Path(made.name, "proto")
        shutil.copytree(RELEASED, self.contracts)

    def faults_after(self, before, after, file="referral.proto"):
        """The faults once `before` is replaced by `after` in a contract."""
        path = self.contracts / PACKAGE / file
        text = path.read_text(encoding="utf-8")
        self.assertEqual(text.count(before), 1, before)
        path.write_text(text.replace(before, after), encoding="utf-8")
        return "\n".join(
            check_contracts.find_faults(self.contracts, RELEASED))

    def test_released_contracts_break_nothing(self):
        self.assertEqual(
            check_contracts.find_faults(self.contracts, RELEASED), [])

    def test_an_added_field_breaks_nothing(self):
        self.assertEqual(self.faults_after(
            "  string team = 4 [", "  string ward = 99;\n  string team = 4 ["), "")

    def test_a_field_with_another_number_is_found(self):
        self.assertIn("team", self.faults_after(
            "  string team = 4 [", "  string team = 444 ["))

    def test_a_field_of_another_type_is_found(self):
        self.assertIn("type", self.faults_after(
            "  string team = 4 [", "  int32 team = 4 ["))

    def test_a_method_that_went_is_found(self):
        self.assertIn("CloseReferral", self.faults_after(
            "rpc CloseReferral(CloseReferralRequest)",
            "rpc EndReferral(CloseReferralRequest)", "assessments.proto"))

    def test_an_enum_value_with_another_number_is_found(self):
        self.assertIn('enum "State"', self.faults_after(
            "    ALLOCATED = 3;", "    ALLOCATED = 33;"))

    def test_a_service_beside_its_messages_is_linked(self):
        self.assertEqual(check_contracts.find_unlinked(self.contracts), [])

    def test_a_file_without_a_service_needs_no_message(self):
        path = self.contracts / PACKAGE / "kinds.proto"
        path.write_text("enum Kind {\n  KIND_UNSPECIFIED = 0;\n}\n",
                        encoding="utf-8")
        self.assertEqual(check_contracts.find_unlinked(self.contracts), [])

    def test_a_service_with_no_message_is_found(self):
        path = self.contracts / PACKAGE / "alone.proto"
        path.write_text(
            "// A message of words.\nservice AloneService {\n"
            "  rpc GetReferral(GetReferralRequest) returns (Referral);\n}\n",
            encoding="utf-8")
        faults = check_contracts.find_unlinked(self.contracts)
        self.assertEqual(len(faults), 1)
        self.assertIn(f"proto/{PACKAGE}/alone.proto", faults[0])
        self.assertIn("POLICY_MISSING", faults[0])


if __name__ == "__main__":
    unittest.main()
