// Calls a suite as another council system would: it knows the address and the
// names of the services, and learns the rest from the server.
//
// Usage: node reflection_client.js unix:/path/to/socket
'use strict';

const assert = require('node:assert/strict');
const {randomUUID} = require('node:crypto');

const grpc = require('@grpc/grpc-js');

const {detailsOf} = require('./error_details.js');
const {clientOf, listServices} = require('./reflection.js');

const COUNCIL = 'councils/testshire';
const REFERRAL = {
  external_id: 'r-000001',
  type: 'CARE_ACT',
  team: 'home_first',
  locality: 'unknown',
  received_date: {year: 2025, month: 3, day: 10},
};
const SERVICES = [
  'carereform.assessments.v1.AssessmentService',
  'carereform.changes.v1.ChangeFeedService',
  'carereform.common.v1.CouncilService',
  'carereform.common.v1.ErasureService',
  'carereform.common.v1.ImportService',
  'carereform.common.v1.MaintenanceService',
  'carereform.common.v1.PersonService',
  'carereform.financial_assessments.v1.FinancialAssessmentService',
  'carereform.funding.v1.FundingService',
  'carereform.improvement.v1.ImprovementService',
  'carereform.measures.v1.MeasureService',
  'carereform.reporting.v1.ReportingService',
];

// Resolves to the response of a method; rejects with the error of the call.
function call(client, method, request) {
  return new Promise((resolve, reject) => {
    client[method](
        request, {deadline: new Date(Date.now() + 10000)},
        (error, response) => error ? reject(error) : resolve(response));
  });
}

// Checks that a call is refused; returns what the error says.
async function refused(client, method, request, code, reason) {
  const error = await call(client, method, request).then(
      () => assert.fail(`${method} was not refused`), (failed) => failed);
  assert.equal(error.code, code, error.message);
  const details = detailsOf(error);
  assert.equal(details.info.reason, reason);
  assert.ok(details.info.domain.length > 0);
  return details;
}

async function createCouncil(address) {
  const councils =
      await clientOf(address, 'carereform.common.v1.CouncilService');
  const council = await call(councils, 'CreateCouncil', {
    council_id: 'testshire',
    council: {display_name: 'Testshire County Council'},
  });
  assert.equal(council.name, COUNCIL);
  councils.close();
}

async function createAndList(referrals) {
  const request = {
    parent: COUNCIL,
    referral: REFERRAL,
    request_id: randomUUID(),
  };
  const created = await call(referrals, 'CreateReferral', request);
  assert.ok(created.name.startsWith(`${COUNCIL}/referrals/`));
  assert.equal(created.state, 'RECEIVED');
  const retried = await call(referrals, 'CreateReferral', request);
  assert.deepEqual(retried, created, 'a retry has the earlier result');
  const list = await call(referrals, 'ListReferrals', {parent: COUNCIL});
  assert.deepEqual(list.referrals, [created]);
  return {created, request};
}

async function checkErrors(referrals, {created, request}) {
  const {INVALID_ARGUMENT, ABORTED, ALREADY_EXISTS, NOT_FOUND} = grpc.status;
  const {violations} = await refused(
      referrals, 'CreateReferral', {
        parent: COUNCIL,
        referral: {
          ...REFERRAL,
          external_id: 'r-000002',
          team: 'Home First',
          received_date: {year: 2025, month: 2, day: 30},
        },
      },
      INVALID_ARGUMENT, 'FIELD_INVALID');
  assert.deepEqual(
      violations.map(({field}) => field).sort(),
      ['referral.received_date', 'referral.team']);
  for (const {description} of violations) assert.ok(description.length > 10);

  await refused(
      referrals, 'CreateReferral',
      {...request, referral: {...REFERRAL, team: 'mental_health'}},
      INVALID_ARGUMENT, 'REQUEST_ID_REUSED');
  await refused(
      referrals, 'CreateReferral', {parent: COUNCIL, referral: REFERRAL},
      ALREADY_EXISTS, 'EXTERNAL_ID_TAKEN');
  await refused(
      referrals, 'AllocateReferral', {
        name: created.name,
        allocated_date: {year: 2025, month: 3, day: 12},
        etag: '"0000000000000000"',
      },
      ABORTED, 'ETAG_MISMATCH');
  await refused(
      referrals, 'GetReferral', {name: `${COUNCIL}/referrals/${randomUUID()}`},
      NOT_FOUND, 'REFERRAL_NOT_FOUND');

  const list = await call(referrals, 'ListReferrals', {parent: COUNCIL});
  assert.deepEqual(list.referrals, [created], 'what was refused changed it');
}

async function main(address) {
  const services = await listServices(address);
  for (const service of SERVICES) {
    assert.ok(services.includes(service), `${service} is not listed`);
  }
  await createCouncil(address);
  const referrals =
      await clientOf(address, 'carereform.assessments.v1.AssessmentService');
  await checkErrors(referrals, await createAndList(referrals));
  referrals.close();
  for (const service of SERVICES) {
    (await clientOf(address, service)).close();
  }
  console.log(`${services.length} services listed, all that were tried answer`);
}

main(process.argv[2]).catch((error) => {
  console.error(error);
  process.exit(1);
});
