import type { AdminCall, AnswerTo, BodyOf } from '../admin-calls.ts';

/** The admin API of the sandbox that plays MonPay, wherever it runs. */
export interface Admin {
  /**
   * @throws {SandboxRefused} if the sandbox is gone, or refuses
   */
  call<Call extends AdminCall>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: BodyOf<Call>,
  ): Promise<AnswerTo<Call>>;
}

/** The sandbox that plays MonPay did not do what it was asked; the message can be shown. */
export class SandboxRefused extends Error {}
