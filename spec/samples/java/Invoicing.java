import java.net.URI;
import java.time.Duration;
import java.util.Scanner;
import monpay.client.ApiClient;
import monpay.client.ApiException;
import monpay.client.api.InvoiceApi;
import monpay.client.api.TokenApi;
import monpay.client.model.Envelope;
import monpay.client.model.GrantType;
import monpay.client.model.Invoice;
import monpay.client.model.InvoiceRequest;
import monpay.client.model.InvoiceResponse;
import monpay.client.model.InvoiceType;
import okhttp3.OkHttpClient;

/** Creates an invoice with a token of the merchant's own, and checks it. Reads the amount from standard input. */
final class Invoicing {
  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder()
          .followRedirects(false) // the secret would be posted to wherever the redirect leads
          .retryOnConnectionFailure(false) // a second invoice can be paid as well
          .callTimeout(Duration.ofSeconds(10))
          .build();

  /** With a customer's token in place of this one the invoice is for that customer. */
  static InvoiceApi invoices() throws ApiException {
    ApiClient client = new ApiClient(HTTP);
    // Unset, it is the documented host. Set it to the sandbox's address in tests.
    String server = System.getenv("MONPAY_AUTHORIZATION_SERVER");
    if (server != null) client.setBasePath(server);
    URI url = URI.create(client.getBasePath());
    if (!"https".equals(url.getScheme())
        && !"127.0.0.1".equals(url.getHost())
        && !"localhost".equals(url.getHost())) {
      throw new IllegalArgumentException("The client secret goes over https only.");
    }
    String clientId = System.getenv("MONPAY_CLIENT_ID");
    String clientSecret = System.getenv("MONPAY_CLIENT_SECRET");
    // Keep the token, and get another one once when a call answers 401 with intCode 1.
    client.setBearerToken(
        new TokenApi(client)
            .requestToken(clientId, clientSecret, GrantType.CLIENT_CREDENTIALS, null, null)
            .getAccessToken());
    return new InvoiceApi(client);
  }

  /** The success is in intCode: MonPay can refuse with status 200. */
  static Invoice invoiceOf(InvoiceResponse answer) throws ApiException {
    if (answer.getIntCode() != 0 || answer.getResult() == null) {
      throw new ApiException(200, "MonPay refused.", null, "{\"code\":\"\",\"info\":\"\",\"intCode\":" + answer.getIntCode() + "}");
    }
    return answer.getResult();
  }

  public static void main(String[] args) {
    // Whole tögrög, from your own prices and never from the browser.
    long amount = new Scanner(System.in).nextLong();
    String receiver = System.getenv("MONPAY_RECEIVER");
    try {
      InvoiceApi invoices = invoices();
      // Never repeat this by itself: a second invoice can be paid as well.
      Invoice created =
          invoiceOf(
              invoices.createInvoice(
                  new InvoiceRequest()
                      .amount(amount)
                      .receiver(receiver)
                      .invoiceType(InvoiceType.P2_B)
                      .redirectUri(System.getenv("MONPAY_REDIRECT_URI"))
                      .description("Кофе")));
      // Write the id beside the order now. The customer pays at /v2/invoice/{id} of the same host. Later, when MonPay calls:
      Invoice checked = invoiceOf(invoices.getInvoice(created.getId()));
      boolean paid =
          "PAID".equals(checked.getStatus())
              && checked.getId().equals(created.getId())
              && checked.getAmount().longValueExact() == amount
              && receiver.equals(checked.getReceiver());
      System.out.printf(
          "{\"id\":%d,\"status\":\"%s\",\"paid\":%b}%n", checked.getId(), checked.getStatus(), paid);
    } catch (ApiException e) {
      // Status 0: no answer came. The invoice may exist, so look before you create another.
      System.out.printf("{\"status\":%d,\"intCode\":%s}%n", e.getCode(), intCodeOf(e));
      System.exit(1);
    }
  }

  /** The number of MonPay's refusal; null if the answer has none. */
  private static Integer intCodeOf(ApiException e) {
    try {
      return Envelope.fromJson(e.getResponseBody()).getIntCode();
    } catch (Exception other) {
      return null;
    }
  }
}
