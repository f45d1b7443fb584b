// Reads what an error of the suite says beside its code: google.rpc's details.
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');

const protoLoader = require('@grpc/proto-loader');

const types = protoLoader.loadSync(
    ['google/rpc/error_details.proto', 'google/rpc/status.proto'], {
      includeDirs: [path.join(
          __dirname, '..', '..', '..', 'node_modules', 'google-gax', 'build',
          'protos')],
      keepCase: true,
    });

// Returns the details that an error of a call carries, by the type's last word.
// There is at most one of a type.
function detailsOf(error) {
  const [bytes] = error.metadata.get('grpc-status-details-bin');
  assert.ok(bytes, 'the error carries no details');
  const status = types['google.rpc.Status'].deserialize(bytes);
  assert.equal(status.code, error.code);
  const found = {};
  for (const {type_url: url, value} of status.details) {
    const type = url.split('/').pop();
    assert.ok(!(type in found), `${type} stands twice`);
    found[type] = types[type].deserialize(value);
  }
  return {
    info: found['google.rpc.ErrorInfo'],
    violations: (found['google.rpc.BadRequest'] ?? {field_violations: []})
                    .field_violations,
  };
}

module.exports = {detailsOf};
