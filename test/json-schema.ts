// JSON Schema, as much of it as docs/schema uses; a keyword that is not checked here is a problem.
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | Schema;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
}

const known = new Set(['$schema', 'title', 'description', 'type', 'enum', 'properties', 'required', 'additionalProperties', 'items', 'minimum', 'maximum']);
const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** Where a value breaks a schema, of the keywords that are used here. */
export function broken(schema: Schema, value: unknown, at = '$'): string[] {
  const problems: string[] = Object.keys(schema).filter((key) => !known.has(key)).map((key) => `${at}: keyword ${key} is not checked`);
  if (schema.enum && !schema.enum.includes(value)) problems.push(`${at}: ${JSON.stringify(value)} is none of ${JSON.stringify(schema.enum)}`);
  const types = schema.type === undefined ? [] : [schema.type].flat();
  const fits = (type: string): boolean => (type === 'integer' ? Number.isInteger(value) : typeOf(value) === type);
  if (types.length > 0 && !types.some(fits)) return [...problems, `${at}: ${typeOf(value)} is not ${types.join(' or ')}`];
  if (typeof value === 'number') {
    if (schema.minimum !== undefined && value < schema.minimum) problems.push(`${at}: ${value} is below ${schema.minimum}`);
    if (schema.maximum !== undefined && value > schema.maximum) problems.push(`${at}: ${value} is above ${schema.maximum}`);
  }
  if (Array.isArray(value)) for (const [i, item] of value.entries()) if (schema.items) problems.push(...broken(schema.items, item, `${at}[${i}]`));
  if (typeOf(value) === 'object') {
    const object = value as Record<string, unknown>;
    for (const key of schema.required ?? []) if (!Object.hasOwn(object, key)) problems.push(`${at}: "${key}" is missing`);
    for (const [key, item] of Object.entries(object)) {
      const inner = schema.properties?.[key] ?? schema.additionalProperties;
      if (inner === false) problems.push(`${at}: "${key}" is not in the schema`);
      else if (inner) problems.push(...broken(inner, item, `${at}.${key}`));
    }
  }
  return problems;
}
