// The pages are made from the tables that the packages themselves answer from. They are read as files: an export
// would promise merchants a table that nobody but the site needs (decisions/0029-the-site.md).
/* oxlint-disable no-restricted-imports */
export { hints, type Hint } from '../../../../packages/sdk/src/errors/hints.ts';
export { resourceHints } from '../../../../packages/sdk/src/errors/resource-hints.ts';
export { otherRules } from '../../../../packages/sandbox/src/monpay/other-rules.ts';
export { rules } from '../../../../packages/sandbox/src/monpay/rules.ts';
export { resourceRules } from '../../../../packages/sandbox/src/monpay/resource-rules.ts';
export { tokenErrorStatus } from '../../../../packages/sandbox/src/monpay/token-errors.ts';
