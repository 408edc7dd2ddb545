import type { SandboxProcess, ShownInvoice } from './sandbox-process.ts';

/** A shop of apps/examples that runs, whatever made it. */
export interface PlayedShop {
  readonly origin: string;
  /** What it has written to standard output. */
  readonly output: () => string;
}

/**
 * A customer comes in, buys, and pays; somebody else forges notices before that, and MonPay repeats its own after it.
 * @returns what is not as it should be, one line each
 */
export async function playPurchase(
  { origin, output }: PlayedShop,
  sandbox: SandboxProcess,
): Promise<string[]> {
  const faults: string[] = [];
  const check = (fine: boolean, fault: string): unknown => fine || faults.push(fault);
  let cookie = '';
  const open = async (url: string, init: Omit<RequestInit, 'headers'> = {}): Promise<Opened> => {
    const options: RequestInit = { ...init, headers: { Cookie: cookie }, redirect: 'manual' };
    const answer = await fetch(new URL(url, origin), options);
    const { status, headers } = answer;
    return { status, headers, location: headers.get('Location'), text: await answer.text() };
  };
  const delivered = (): number => output().split('Delivered order').length - 1;
  const before = delivered();

  const launched = await open(`/launch?code=${await sandbox.mintCode()}`);
  const [setCookie = ''] = launched.headers.getSetCookie();
  check(launched.status === 303 && launched.location === '/', `the launch got ${launched.status}`);
  check(
    /^session=[\w-]{36}; Path=\/; HttpOnly; SameSite=Lax$/.test(setCookie),
    'the session’s cookie is not as it should be',
  );
  check((await open('/')).status === 401, 'somebody without a session sees the shop');
  [cookie = ''] = setCookie.split(';');
  check((await open('/')).text.includes('Тавтай морил, Бат!'), 'nobody is greeted by name');

  // As a browser posts a form that has no fields.
  const form = { method: 'POST', body: new URLSearchParams() };
  const checkout = await open('/checkout', form);
  const invoice = (await sandbox.invoices()).at(-1);
  if (
    checkout.status !== 200 ||
    !invoice ||
    !checkout.text.includes(`/v2/invoice/${invoice.id}"`)
  ) {
    return [...faults, `the checkout got ${checkout.status}: ${checkout.text}`];
  }
  const { redirect_uri: order, client_service_url: notices = '' } = invoice;

  const forged = forgedQuery(invoice);
  for (const url of [`${notices}?${forged}`, `${notices}?status=PAID`]) {
    check((await open(url)).status === 200, 'a forged notice is not answered 200');
  }
  const posted = await open(notices, { method: 'POST', body: new URLSearchParams(forged) });
  check(posted.status === 200, 'a forged notice that is posted is not answered 200');
  check((await open(`/paid/nobody?${forged}`)).status === 404, 'an order is invented');
  const waiting = await open(`${order}?status=PAID`);
  check(waiting.text.includes('шалгаж байна'), 'the order is said to be paid by a forged notice');
  check(delivered() === before, 'a forged notice delivers');

  check((await sandbox.pay(invoice.id)) === 200, 'the notice is not answered 200');
  check((await sandbox.resend()) === 200, 'the repeated notice is not answered 200');
  const paid = await open(order);
  check(paid.text.includes('төлбөр төлөгдлөө'), 'the order is not said to be paid');
  check(delivered() === before + 1, `a paid order is delivered ${delivered() - before} times`);
  cookie = '';
  check((await open(order)).status === 401, 'a stranger sees the order');
  return faults;
}

interface Opened {
  readonly status: number;
  readonly headers: Headers;
  readonly location: string | null;
  readonly text: string;
}

function forgedQuery({ id, amount }: ShownInvoice): string {
  return `invoiceId=${id}&status=PAID&amount=${amount}&txnId=5000000005044111&info=success`;
}
