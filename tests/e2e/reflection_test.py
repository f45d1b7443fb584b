"""Clients that know only the address: @grpc/grpc-js and buf curl."""

from __future__ import annotations

import json
import shutil
import unittest

import programs
import suite

CLIENT_ENDS_WITH = "all that were tried answer"
ASSESSMENTS = "carereform.assessments.v1.AssessmentService"
SERVICES = {
    ASSESSMENTS: "ListReferrals",
    "carereform.changes.v1.ChangeFeedService": "ListChanges",
    "carereform.common.v1.CouncilService": "CreateCouncil",
    "carereform.common.v1.ErasureService": "ApproveErasure",
    "carereform.common.v1.ImportService": "ApplyImport",
    "carereform.common.v1.PersonService": "GetPersonIdentity",
    "carereform.financial_assessments.v1.FinancialAssessmentService":
        "ListFinancialAssessments",
    "carereform.funding.v1.FundingService": "ListFunds",
    "carereform.improvement.v1.ImprovementService": "ListActions",
    "carereform.measures.v1.MeasureService": "ComputeMeasure",
    "carereform.reporting.v1.ReportingService": "PrepareProgressReturn",
}


class NodeTest(unittest.TestCase):
    """A client of Node that reads the contracts from the server."""

    def test_it_lists_creates_and_reads_errors(self) -> None:
        node = shutil.which("node")
        self.assertIsNotNone(node, "node is not installed")
        client = (programs.given().root / "tests" / "e2e" / "clients"
                  / "reflection_client.js")
        with suite.whole_suite(memory=True) as server:
            result = suite.run(str(node), client, server.address)
        self.assertEqual(result.code, 0, result.err)
        self.assertIn(CLIENT_ENDS_WITH, result.out)


class BufCurlTest(unittest.TestCase):
    """buf curl, which needs no file of the contracts."""

    server: suite.Server

    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(suite.whole_suite(memory=True))

    def curl(self, path: str, *arguments: str) -> suite.Result:
        """Calls the server at `http://localhost/PATH`."""
        return suite.run(
            programs.given().root / "node_modules" / ".bin" / "buf", "curl",
            "--protocol", "grpc", "--http2-prior-knowledge", "--unix-socket",
            self.server.socket, *arguments, f"http://localhost/{path}")

    def test_it_lists_the_methods(self) -> None:
        # The health service is served and its description is not: buf warns.
        result = self.curl("", "--list-methods")
        methods = result.out.split()
        for service, method in SERVICES.items():
            self.assertIn(f"{service}/{method}", methods, result.err)

    def test_it_calls_and_is_refused(self) -> None:
        created = self.curl(
            "carereform.common.v1.CouncilService/CreateCouncil", "-d",
            json.dumps({"council_id": "testshire",
                        "council": {"display_name": "Testshire"}}))
        self.assertEqual(created.code, 0, created.err)
        self.assertEqual(created.json()["name"], "councils/testshire")
        listed = self.curl(f"{ASSESSMENTS}/ListReferrals", "-d",
                           '{"parent": "councils/testshire"}')
        self.assertEqual((listed.code, listed.json()), (0, {}), listed.err)
        refused = self.curl(f"{ASSESSMENTS}/ListReferrals", "-d",
                            '{"parent": "testshire"}')
        self.assertNotEqual(refused.code, 0)
        error = json.loads(refused.err)
        self.assertEqual(error["code"], "invalid_argument")
        self.assertIn("councils/{council}", error["message"])
        self.assertEqual([detail["type"] for detail in error["details"]],
                         ["google.rpc.ErrorInfo", "google.rpc.BadRequest"])


if __name__ == "__main__":
    programs.main()
