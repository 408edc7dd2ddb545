import { getUserInfoRequest } from '@monpay-miniapp/client/requests';
import type { ConfidentialClient } from '../client/client.ts';
import { InvalidArgumentError } from '../errors/resource-errors.ts';
import { judge } from '../wire/issues.ts';
import { present } from '../wire/texts.ts';
import { UserInfo } from '../wire/user-info.ts';
import { callResource, type ResourceOptions } from './resource-request.ts';

/**
 * Who came. Use `userId` as the key, since phone and mail change. What the customer does not share, or MonPay
 * leaves empty, is absent.
 */
export interface Customer {
  /** MonPay's number of the customer. */
  readonly userId: number;
  /** Text of digits, mostly 8 of them. */
  readonly userPhone?: string | undefined;
  readonly userEmail?: string | undefined;
  /** Given name. */
  readonly userFirstname?: string | undefined;
  /** Surname; the patronymic in Mongolia. */
  readonly userLastname?: string | undefined;
  /** National register number: observed, not documented. Sensitive, so that `console.log` hides it. */
  readonly userRegno?: string | undefined;
}

/**
 * Asks MonPay who the customer is that an access token stands for.
 * @param accessToken the `access_token` of the customer's launch
 * @throws {InvalidArgumentError} if there is no access token; nothing was sent
 * @throws {AnyResourceError}
 */
export async function userInfo(
  client: ConfidentialClient,
  accessToken: string,
  options?: Pick<ResourceOptions, 'signal'>,
): Promise<Customer> {
  if (accessToken === undefined) {
    const message = "must be the access_token of the customer's launch";
    throw new InvalidArgumentError('userInfo', [{ path: 'accessToken', message }]);
  }
  const request = getUserInfoRequest();
  const call = { operation: 'getUserInfo', request, repeatable: true } as const;
  const { result, invalid } = await callResource(client, call, options, accessToken);
  const judged = judge(UserInfo, result);
  if ('issues' in judged) throw invalid(judged.issues);
  const { userRegno, ...shown } = judged.value;
  if (userRegno === undefined) return present(shown);

  const inspected = present({ ...shown, userRegno: '[redacted]' });
  const customer = { ...present(shown), userRegno };
  const value = (): object => inspected;
  Object.defineProperty(customer, Symbol.for('nodejs.util.inspect.custom'), { value });
  return Object.freeze(customer);
}
