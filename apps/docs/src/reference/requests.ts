import { operationOf } from './openapi.ts';

/** A request that can be sent to a sandbox. `{{words}}` are variables. */
export interface SampleRequest {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The variable that its answer sets, and where it stands in the answer. */
  readonly sets?: { readonly name: string; readonly at: readonly string[] };
}

/** What a sandbox prints when it starts, and what one request hands to the next. */
export const variables: Readonly<Record<string, string>> = {
  baseUrl: 'http://127.0.0.1:4020',
  clientId: '',
  clientSecret: '',
  redirectUri: 'http://localhost:3000/launch',
  code: 'code_ok',
  customerToken: '',
  merchantToken: '',
  invoiceId: '',
};

const form = 'application/x-www-form-urlencoded';
const merchant = { Authorization: 'Bearer {{merchantToken}}' };
const json = { ...merchant, 'Content-Type': 'application/json' };

/** Each call of the API, with the values of the spec's own examples, in an order in which they can be sent. */
export const sampleRequests: readonly SampleRequest[] = [
  {
    ...tokenRequest('authorization_code'),
    sets: { name: 'customerToken', at: ['access_token'] },
  },
  { ...call('getUserInfo'), headers: { Authorization: 'Bearer {{customerToken}}' } },
  {
    ...tokenRequest('client_credentials'),
    sets: { name: 'merchantToken', at: ['access_token'] },
  },
  {
    ...call('createInvoice'),
    headers: json,
    body: exampleOf('createInvoice', 'order'),
    sets: { name: 'invoiceId', at: ['result', 'id'] },
  },
  { ...call('getInvoice'), headers: merchant },
  {
    ...call('refundInvoice'),
    headers: json,
    body: exampleOf('refundInvoice', 'goods_returned').replace(
      /"invoiceId": \d+/,
      '"invoiceId": {{invoiceId}}',
    ),
  },
  {
    ...call('cancelInvoice'),
    path: `${call('cancelInvoice').path}?invoiceId={{invoiceId}}`,
    headers: merchant,
  },
];

function call(id: string): Pick<SampleRequest, 'name' | 'method' | 'path'> {
  const { method, path } = operationOf(id);
  return { name: id, method, path: path.replace('{invoiceId}', '{{invoiceId}}') };
}

function tokenRequest(grant: 'authorization_code' | 'client_credentials'): SampleRequest {
  const given: Readonly<Record<string, string>> = {
    redirect_uri: '{{redirectUri}}',
    client_id: '{{clientId}}',
    client_secret: '{{clientSecret}}',
    code: '{{code}}',
  };
  const { requestBody } = operationOf('requestToken');
  const fields = requestBody?.content[form]?.examples?.[grant]?.value ?? {};
  const pairs = Object.entries(fields).map(
    ([name, value]) => `${name}=${given[name] ?? String(value)}`,
  );
  return {
    ...call('requestToken'),
    name: `requestToken (${grant})`,
    headers: { 'Content-Type': form },
    body: pairs.join('&'),
  };
}

function exampleOf(id: string, name: string): string {
  const { requestBody } = operationOf(id);
  const example = requestBody?.content['application/json']?.examples?.[name];
  if (!example) throw new Error(`The spec has no example ${name} of ${id}.`);
  return JSON.stringify(example.value, undefined, 2);
}
