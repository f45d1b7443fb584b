// Makes calls that it reads from its input, one JSON object a line, and writes
// what came of each, one a line, in the same order:
//
//   {"service": "carereform.common.v1.PersonService", "method": "GetPerson",
//    "request": {...}, "token": "..."}            token may be left out
//   {"response": {...}} or {"error": {"code": 5, "reason": "PERSON_NOT_FOUND"}}
//
// Usage: node line_client.js unix:/path/to/socket
'use strict';

const readline = require('node:readline');

const grpc = require('@grpc/grpc-js');

const {detailsOf} = require('./error_details.js');
const {clientOf} = require('./reflection.js');

const DEADLINE_MS = 30000;

// Resolves to what came of a call.
async function call(client, {method, request, token}) {
  // A server that starts again is waited for.
  const metadata = new grpc.Metadata({waitForReady: true});
  if (token) metadata.set('authorization', `Bearer ${token}`);
  return new Promise((resolve) => {
    client[method](
        request, metadata, {deadline: new Date(Date.now() + DEADLINE_MS)},
        (error, response) =>
            resolve(error ? {error: said(error)} : {response}));
  });
}

// The reason of an error is the suite's, or nothing where the server is gone.
function said(error) {
  const known = error.metadata?.get('grpc-status-details-bin').length > 0;
  return {code: error.code, reason: known ? detailsOf(error).info.reason : ''};
}

async function main(address) {
  const clients = new Map();
  for await (const line of readline.createInterface({input: process.stdin})) {
    const asked = JSON.parse(line);
    if (!clients.has(asked.service)) {
      clients.set(asked.service, await clientOf(address, asked.service));
    }
    const outcome = await call(clients.get(asked.service), asked);
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
  }
  for (const client of clients.values()) client.close();
}

main(process.argv[2]).catch((error) => {
  console.error(error);
  process.exit(1);
});
