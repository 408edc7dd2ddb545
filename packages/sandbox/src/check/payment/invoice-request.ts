import type { RecordedRequest } from '../../generated/admin-api.ts';
import { failed, NotJudged, passed, type Case, type Verdict } from '../case.ts';
import { statusWords } from '../said.ts';
import type { Stage } from '../stage.ts';
import { createsFor } from './calls.ts';
import { paymentCase } from './payment-case.ts';
import { buy, sellingOf } from './shopping.ts';

/** What the app asks for when a customer buys. */
export const invoiceRequest: Case = paymentCase(
  {
    name: 'invoice-request',
    page: 'payments',
    provenance: 'documented',
    title: {
      mn: 'Нэхэмжлэх үүсгэх хүсэлт зөв',
      en: 'The invoice request is valid',
    },
  },
  asksWell,
);

async function asksWell(stage: Stage): Promise<Verdict> {
  const selling = sellingOf(stage);
  const shopper = await stage.launch(stage.customer());
  const visits = await buy(stage, selling, shopper);
  const requests = await createsFor(stage, shopper.customer);
  const refusal = requests.find(({ status, fault }) => status !== 200 && fault === undefined);
  if (refusal) return refused(refusal);
  const amounts = requests.map(({ fields }) => Number(fields['amount']));
  if (amounts.length === 0) throw new NotJudged(notAsked(visits.at(-1)?.last));
  const [amount] = amounts;
  if (amount !== 1) {
    return passed({
      mn: `Апп ${amount} төгрөгийн нэхэмжлэх үүсгэлээ.`,
      en: `The app asked for an invoice of ${amount} tögrög.`,
    });
  }
  return failed(
    {
      mn: 'Апп 1 төгрөгийн нэхэмжлэх үүсгэлээ: туршилтын үнэ үлдсэн бололтой.',
      en: 'The app asked for an invoice of 1 tögrög, which looks like a price left from a test.',
    },
    { mn: 'Бараа үйлчилгээний жинхэнэ үнэ.', en: 'Ask for the real price.' },
  );
}

function refused({ explanation, status }: RecordedRequest): Verdict {
  const { mn = '', en = '' } = explanation ?? {};
  return failed(
    {
      mn: `Нэхэмжлэх үүсгэх хүсэлтийг хүлээж авсангүй (HTTP ${status}). ${mn}`,
      en: `The request for an invoice was refused (HTTP ${status}). ${en}`,
    },
    {
      mn: 'Дүн нь бүхэл төгрөг, JSON тоо; бусад талбар баримт бичигт заасан хэлбэртэй.',
      en: 'Send the amount as a JSON number of whole tögrög, and the other fields as the guide has them.',
    },
    explanation?.docs && `e/${explanation.rule}`,
  );
}

function notAsked(last: Parameters<typeof statusWords>[0] | undefined) {
  const said = last ? statusWords(last) : { mn: 'скрипт дууссан', en: 'the script ended' };
  return {
    mn: `Худалдан авалтаас нэхэмжлэх үүсгэх хүсэлт гарсангүй (${said.mn}). --buy зөв үү?`,
    en: `The purchase asked for no invoice (${said.en}). Is --buy right?`,
  };
}
