// Finds out what a server offers by asking it: server reflection, v1alpha.
//
// Needs nothing of the project's but the server: the reflection service itself
// is described here, in the form that @grpc/proto-loader reads.
'use strict';

const grpc = require('@grpc/grpc-js');
const protoLoader = require('@grpc/proto-loader');

const OPTIONS = {keepCase: true, longs: String, enums: String, oneofs: true};

const REFLECTION = {
  nested: {
    grpc: {
      nested: {
        reflection: {
          nested: {
            v1alpha: {
              nested: {
                ServerReflectionRequest: {
                  oneofs: {
                    message_request:
                        {oneof: ['file_containing_symbol', 'list_services']},
                  },
                  fields: {
                    host: {type: 'string', id: 1},
                    file_containing_symbol: {type: 'string', id: 4},
                    list_services: {type: 'string', id: 7},
                  },
                },
                FileDescriptorResponse: {
                  fields: {
                    file_descriptor_proto:
                        {rule: 'repeated', type: 'bytes', id: 1},
                  },
                },
                ServiceResponse: {fields: {name: {type: 'string', id: 1}}},
                ListServiceResponse: {
                  fields: {
                    service:
                        {rule: 'repeated', type: 'ServiceResponse', id: 1},
                  },
                },
                ErrorResponse: {
                  fields: {
                    error_code: {type: 'int32', id: 1},
                    error_message: {type: 'string', id: 2},
                  },
                },
                ServerReflectionResponse: {
                  oneofs: {
                    message_response: {
                      oneof: [
                        'file_descriptor_response', 'list_services_response',
                        'error_response',
                      ],
                    },
                  },
                  fields: {
                    file_descriptor_response:
                        {type: 'FileDescriptorResponse', id: 4},
                    list_services_response:
                        {type: 'ListServiceResponse', id: 6},
                    error_response: {type: 'ErrorResponse', id: 7},
                  },
                },
                ServerReflection: {
                  methods: {
                    ServerReflectionInfo: {
                      requestType: 'ServerReflectionRequest',
                      requestStream: true,
                      responseType: 'ServerReflectionResponse',
                      responseStream: true,
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};

// Asks one question; resolves to the response, rejects with what went wrong.
function ask(address, question) {
  const {ServerReflection} =
      grpc.loadPackageDefinition(protoLoader.fromJSON(REFLECTION, OPTIONS))
          .grpc.reflection.v1alpha;
  const client =
      new ServerReflection(address, grpc.credentials.createInsecure());
  return new Promise((resolve, reject) => {
    const call = client.ServerReflectionInfo();
    call.on('data', (response) => {
      if (response.error_response) {
        reject(new Error(response.error_response.error_message));
      } else {
        resolve(response);
      }
      call.end();
    });
    call.on('error', reject);
    call.on('end', () => client.close());
    call.write(question);
  });
}

// Returns the bytes of a FileDescriptorSet of `files`: each is its field 1.
function descriptorSet(files) {
  const parts = [];
  for (const file of files) {
    const head = [0x0a];
    let length = file.length;
    for (; length > 0x7f; length >>>= 7) head.push((length & 0x7f) | 0x80);
    head.push(length);
    parts.push(Buffer.from(head), file);
  }
  return Buffer.concat(parts);
}

// Returns the full names of the services of the server.
async function listServices(address) {
  const response = await ask(address, {list_services: '*'});
  return response.list_services_response.service.map(({name}) => name).sort();
}

// Returns a client of a service, made from what the server says of it.
async function clientOf(address, service) {
  const response = await ask(address, {file_containing_symbol: service});
  const files = response.file_descriptor_response.file_descriptor_proto;
  const definition = protoLoader.loadFileDescriptorSetFromBuffer(
      descriptorSet(files), OPTIONS);
  const Client = grpc.makeGenericClientConstructor(
      definition[service], service.split('.').pop());
  return new Client(address, grpc.credentials.createInsecure());
}

module.exports = {clientOf, listServices};
