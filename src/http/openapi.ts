import type { SwaggerTransformObject } from '@fastify/swagger';

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    params: { type: 'object', additionalProperties: true },
  },
};

const refused = {
  description: 'Refused (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Says of every operation that it may answer with problem details. */
export const withProblemDetails: SwaggerTransformObject = (document) => {
  if (!('openapiObject' in document)) throw new Error('OpenAPI 3 is what we write');
  const { openapiObject } = document;
  const paths = Object.fromEntries(
    Object.entries(openapiObject.paths ?? {}).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item ?? {}).map(([method, operation]) => [
          method,
          withDefault(operation as { responses?: object }),
        ]),
      ),
    ]),
  );
  const schemas = { ...openapiObject.components?.schemas, Problem: problem };
  const components = { ...openapiObject.components, schemas };
  return { ...openapiObject, paths, components } as typeof openapiObject;
};

function withDefault<Operation extends { responses?: object }>(operation: Operation): Operation {
  return { ...operation, responses: { ...operation.responses, default: refused } };
}
