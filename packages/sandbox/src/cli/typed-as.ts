/** How a person types this command here: by the root's script in the clone, or as a project's own. */
export function typedAs(): string {
  return process.env['npm_lifecycle_event'] === 'sandbox' ? 'pnpm sandbox' : 'npx monpay-sandbox';
}
