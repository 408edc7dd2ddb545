/** Whether a URL's host is this machine, so that asking it asks nobody else. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])\.?$/.test(hostname);
}
