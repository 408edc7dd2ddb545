import * as requests from '@monpay-miniapp/client/requests';
import { form } from './token-request.ts';

const { redirect_uri, client_id, client_secret, code } = form;
const fields = { redirect_uri, client_id, client_secret, code };

/** A good request of each operation, as the client package builds it. */
export const operations: Record<string, requests.BuiltRequest> = {
  requestToken: requests.requestTokenRequest(fields),
  getUserInfo: requests.getUserInfoRequest(),
  createInvoice: requests.createInvoiceRequest({
    amount: 15_000,
    receiver: 'branch-user',
    invoiceType: 'P2B',
    redirectUri: 'https://shop.example/paid/8Kz1',
    description: 'Кофе',
    clientServiceUrl: 'https://shop.example/notices/8Kz1',
  }),
  getInvoice: requests.getInvoiceRequest({ invoiceId: 64 }),
  cancelInvoice: requests.cancelInvoiceRequest({ invoiceId: 64 }),
  refundInvoice: requests.refundInvoiceRequest({ invoiceId: 64, description: 'Буцаалт' }),
};

/** A good request for a token of the merchant's own. */
export const clientToken: requests.BuiltRequest = requests.requestClientTokenRequest({
  client_id,
  client_secret,
});

/** Sends a request to a mock, with a bearer token unless another header says otherwise. */
export function send(
  url: string,
  { method, path, query, accept, contentType, body }: requests.BuiltRequest,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url + path + query, {
    method,
    headers: {
      Accept: accept,
      ...(contentType !== undefined && { 'Content-Type': contentType }),
      ...(path !== '/v2/oauth/token' && { Authorization: 'Bearer 2YotnFZFEjr1zCsicMWpAA' }),
      ...headers,
    },
    body: body ?? null,
    signal: AbortSignal.timeout(10_000),
  });
}
