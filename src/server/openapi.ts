/** The OpenAPI 3.1 document of the API, made from its routes and their schemas, so that neither says what the other does not. */
import { z } from "zod";
import type { Route } from "./api.ts";

/** OpenAPI 3.1, made from the routes and their schemas. */
export function openApi(routes: readonly Route[], version: string): Record<string, unknown> {
  const registry = z.toJSONSchema(z.globalRegistry, {
    target: "draft-2020-12",
    uri: (id) => `#/components/schemas/${id}`,
  }) as { schemas: Record<string, Record<string, unknown>> };
  const components = Object.fromEntries(
    Object.entries(registry.schemas).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]),
  );
  const shape = (schema: z.ZodType): unknown => {
    const meta = schema.meta();
    if (meta?.id) return { $ref: `#/components/schemas/${meta.id}` };
    const item = (schema as unknown as z.ZodObject<{ items: z.ZodArray<z.ZodType> }>).shape.items.element;
    return {
      type: "object",
      required: ["items", "next"],
      additionalProperties: false,
      properties: { items: { type: "array", items: shape(item) }, next: { type: ["string", "null"] } },
    };
  };
  const answer = (schema: z.ZodType, description: string): unknown => ({
    description,
    headers: { ETag: { description: "Send it as If-None-Match", schema: { type: "string" } } },
    content: { "application/json": { schema: shape(schema) } },
  });
  const problem = (description: string): unknown => ({
    description,
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  });
  const paths = routes.map(({ path, summary, query, answer: schema }) => [
    `/api/v1${path}`,
    {
      get: {
        summary,
        operationId: `get${path.replaceAll(/[{}]/g, "").replaceAll(/\/(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
        parameters: [
          ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
            name,
            in: "path",
            required: true,
            schema: { type: "string" },
          })),
          ...Object.entries(query).map(([name, { says, required = false, schema: values }]) => ({
            name,
            in: "query",
            required,
            description: says,
            schema: values,
          })),
        ],
        responses: {
          "200": answer(schema, "Found"),
          "304": { description: "Nothing has changed since the answer with this ETag" },
          "400": problem("The query or a parameter cannot be understood"),
          "401": problem("Log in, or send the token"),
          "404": problem("There is no such thing"),
          default: problem(
            "Another method than GET (405), a host name that is not known here (421), or a fault on our side (500)",
          ),
        },
      },
    },
  ]);
  return {
    openapi: "3.1.0",
    info: {
      title: "Newsledger",
      version,
      description:
        "Who said what and through whom, what happened when, and whose copy it is. Read only; entries are changed on the site.",
    },
    servers: [{ url: "/" }],
    paths: Object.fromEntries(paths) as unknown,
    components: { schemas: components, securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    security: [{}, { token: [] }],
  };
}
