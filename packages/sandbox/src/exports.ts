export type { LaunchedCode, Sandbox } from './sandbox.ts';
export type { ClientRegistration } from './world/clients.ts';
export type { ErrorShape, NoticeTime, Quirk, RedirectUriMatch } from './world/settings.ts';
export type { NoticeDelivery } from './world/deliveries.ts';
export type { Explanation, FieldDifference, ProvenanceLevel } from './world/explanation.ts';
export {
  faultNames,
  faultTargets,
  resourceFaultNames,
  type FaultName,
  type FaultTarget,
  type ResourceOperation,
} from './world/fault-names.ts';
export type { ArmedFault, FaultOptions } from './world/faults.ts';
export type { JournalEntry, JournalEntryType } from './world/journal.ts';
export type { RecordedRequest } from './world/recorded.ts';
export type { InvoiceStatus, InvoiceType } from './world/invoices.ts';
export type { SavedState } from './world/saved-state.ts';
export type { ShownInvoice, ShownPayment } from './world/shown-invoice.ts';
export type { ListenOptions } from './serve/listen-options.ts';
export { looksReal } from './world/looks-real.ts';
export { isMonPayHost } from './world/monpay-host.ts';
export { magicCodes } from './monpay/magic-codes.ts';
export type { DeliverNotice } from './world/deliver-to.ts';
export type { SandboxOptions } from './world/options.ts';
export type { Fate, NewUser, Scope, User } from './world/users.ts';
