import type { operations } from './generated/admin-api.ts';

/** The name of a call of the admin API, as its OpenAPI file has it. */
export type AdminCall = keyof operations;

/** The body that a call takes. */
export type BodyOf<Call extends AdminCall> = operations[Call] extends {
  readonly requestBody?: { readonly content: { readonly 'application/json': infer Body } };
}
  ? Body
  : undefined;

/** The body of the answer to a call that went well; undefined if there is none. */
export type AnswerTo<Call extends AdminCall> = operations[Call]['responses'] extends infer Answers
  ? {
      [Status in keyof Answers]: Status extends 200 | 201
        ? Answers[Status] extends { readonly content: { readonly 'application/json': infer Body } }
          ? Body
          : undefined
        : never;
    }[keyof Answers]
  : never;
