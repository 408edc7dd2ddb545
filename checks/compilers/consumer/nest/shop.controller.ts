import { All, Catch, Controller, Get, HttpCode, Next, Post, Req, Res } from '@nestjs/common';
import { UseFilters } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter, OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import {
  confidentialClient,
  confirmPayment,
  createInvoice,
  invoicePage,
  isOAuthError,
  isResourceError,
  userInfo,
  type Payment,
} from '@monpay-miniapp/sdk';
import { paymentEndpoint, redirectionEndpoint } from '@monpay-miniapp/sdk/express';
import type { NextFunction, Request, Response } from 'express';

interface Customer {
  readonly userId: number;
  readonly name: string;
  /** Stays on the server. */
  readonly accessToken: string;
}

interface Order {
  readonly userId: number;
  readonly createdAt: number;
  invoiceId?: number;
  paidAt?: Date;
}

const client = confidentialClient({
  clientId: process.env.MONPAY_CLIENT_ID,
  clientSecret: process.env.MONPAY_CLIENT_SECRET,
  redirectUri: process.env.MONPAY_REDIRECT_URI,
  authorizationServer: process.env.MONPAY_AUTHORIZATION_SERVER, // unset: the documented host
});
const receiver = process.env.MONPAY_RECEIVER ?? 'branch-user';
const amount = 6500;
const minute = 60_000;

// To try it out, in the memory of one process. A real shop keeps both in a database.
const sessions = new Map<string, Customer>();
const orders = new Map<string, Order>();

/** What the customer sees when something fails. The developer's part of it goes to the log. */
@Catch()
export class ErrorPage implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost) {
    sendErrorPage(error, host.switchToHttp().getResponse<Response>(), 500);
  }
}

@Controller()
@UseFilters(ErrorPage)
export class ShopController implements OnModuleInit, OnModuleDestroy {
  private readonly launchEndpoint = redirectionEndpoint(client, {
    // A new session, whoever the browser was before: a launch proves nothing about who was here.
    async onToken({ access_token: accessToken }, _req, res) {
      const { userId, userFirstname } = await userInfo(client, accessToken);
      const id = crypto.randomUUID();
      sessions.set(id, { userId, accessToken, name: userFirstname ?? '' });
      // Not Strict: a browser would not send it when MonPay's page sends the customer back.
      const cookie = `session=${id}; Path=/; HttpOnly; SameSite=Lax`;
      const isHttps = client.redirectUri.startsWith('https:');
      res.append('Set-Cookie', isHttps ? `${cookie}; Secure` : cookie).redirect(303, '/');
    },
    onError: (error, _req, res) => sendErrorPage(error, res, 400),
  });

  private readonly noticeEndpoint = paymentEndpoint(client, {
    expect(_notice, req) {
      const order = orders.get(nonceOf(req));
      return order && expected(order);
    },
    onPaid: (payment, req) => settle(nonceOf(req), payment),
    onUnpaid: (payment, req) => settle(nonceOf(req), payment),
  });

  private sweeping?: NodeJS.Timeout;

  /** Every minute it looks for what no notice reported: orders older than two minutes and younger than a day. */
  onModuleInit() {
    this.sweeping = setInterval(() => {
      for (const [nonce, order] of orders) {
        const age = Date.now() - order.createdAt;
        if (age > 2 * minute && age < 24 * 60 * minute) void check(nonce, order);
      }
    }, minute);
  }

  onModuleDestroy() {
    clearInterval(this.sweeping);
  }

  @Get('launch')
  launch(@Req() req: Request, @Res() res: Response, @Next() next: NextFunction) {
    return this.launchEndpoint(req, res, next);
  }

  @Get()
  shop(@Req() req: Request, @Res() res: Response) {
    const customer = customerOf(req);
    if (!customer) return sendStranger(res);
    const buy = '<form method="post" action="/checkout"><button>Сүүтэй цай, 6500 ₮</button></form>';
    res.send(page(`Тавтай морил, ${customer.name}!`, buy));
  }

  /** Writes the order, creates its invoice, and binds them, in this order. A second create is a second invoice. */
  @Post('checkout')
  @HttpCode(200)
  async checkOut(@Req() req: Request, @Res() res: Response) {
    const customer = customerOf(req);
    if (!customer) return sendStranger(res);
    const { userId, accessToken } = customer;
    const nonce = crypto.randomUUID();
    const order: Order = { userId, createdAt: Date.now() };
    orders.set(nonce, order);
    const invoice = {
      amount,
      receiver,
      description: 'Сүүтэй цай',
      redirectUri: new URL(`/orders/${nonce}`, client.redirectUri).href,
      clientServiceUrl: new URL(`/paid/${nonce}`, client.redirectUri).href,
    };
    order.invoiceId = (await createInvoice(client, invoice, { accessToken })).id;
    const payPage = invoicePage(client, order.invoiceId);
    // Not a redirect: with `form-action` in the shop's security policy, as helmet has it, a browser would follow none.
    const goOn = `<meta http-equiv="refresh" content="0; url=${payPage}"><a href="${payPage}">MonPay</a>`;
    res.send(page('MonPay руу шилжиж байна…', goOn));
  }

  /** MonPay's notice is a hint: the endpoint checks the invoice of the order. */
  @All('paid/:nonce')
  notice(@Req() req: Request, @Res() res: Response, @Next() next: NextFunction) {
    return this.noticeEndpoint(req, res, next);
  }

  /** Where the customer comes back to, whether a notice came or not. */
  @Get('orders/:nonce')
  async order(@Req() req: Request, @Res() res: Response) {
    const order = orders.get(nonceOf(req));
    if (!order || customerOf(req)?.userId !== order.userId) return sendStranger(res);
    await check(nonceOf(req), order);
    res.send(
      order.paidAt
        ? page('Баярлалаа, төлбөр төлөгдлөө.')
        : page('Төлбөрийг шалгаж байна…', '<meta http-equiv="refresh" content="3">'),
    );
  }
}

/** What a check has to find: the invoice of the order, never the one of a notice. */
function expected({ invoiceId, userId }: Order) {
  return invoiceId === undefined ? ('not_yet' as const) : { invoiceId, amount, receiver, userId };
}

/** Asks MonPay about an order. A check that fails says nothing about the payment: the next one may find it. */
async function check(nonce: string, order: Order) {
  const expectation = expected(order);
  if (order.paidAt || expectation === 'not_yet') return;
  const payment = await confirmPayment(client, expectation).catch(() => undefined);
  if (payment) settle(nonce, payment);
}

/** Delivers once. In a database it is one UPDATE that writes the time only if there is none. */
function settle(nonce: string, payment: Payment) {
  const order = orders.get(nonce);
  if (payment.state === 'mismatch') {
    console.error(`A person has to look at order ${nonce}:`, payment.differences);
  } else if (payment.state === 'paid' && order && !order.paidAt) {
    order.paidAt = new Date();
    console.log(`Delivered order ${nonce}`);
  }
}

function nonceOf(req: Request) {
  return String(req.params.nonce);
}

function customerOf(req: Request) {
  return sessions.get(/(?:^|; )session=([^;]*)/.exec(req.headers.cookie ?? '')?.[1] ?? '');
}

function sendStranger(res: Response) {
  res.status(401).send(page('Мини аппыг MonPay аппаас нээнэ үү.'));
}

function sendErrorPage(error: unknown, res: Response, status: number) {
  if (isOAuthError(error) || isResourceError(error))
    console.error(error.message, error.hint.mn, error.docs);
  else console.error(error);
  const text = 'Уучлаарай, алдаа гарлаа. Мини аппыг хаагаад MonPay аппаас дахин нээнэ үү.';
  res.status(status).send(page(text));
}

function page(text: string, more = '') {
  const escaped = text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<!doctype html><html lang="mn"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Дэлгүүр</title><p>${escaped}</p>${more}</html>`;
}
