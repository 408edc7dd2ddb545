import java.net.URI;
import java.time.Duration;
import java.util.Scanner;
import monpay.client.ApiClient;
import monpay.client.ApiException;
import monpay.client.api.TokenApi;
import monpay.client.model.GrantType;
import monpay.client.model.TokenErrorBody;
import monpay.client.model.TokenResponse;
import okhttp3.OkHttpClient;

/** Exchanges the code of a launch for an access token, on the server. Reads the code from standard input. */
final class Exchange {
  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder()
          .followRedirects(false) // the secret would be posted to wherever the redirect leads
          .retryOnConnectionFailure(false) // a code works once
          .callTimeout(Duration.ofSeconds(10))
          .build();

  /** A client for MonPay, or for the sandbox. */
  static ApiClient client() {
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
    return client;
  }

  /** Call it once for each code: a code works once, and what fails is not to be repeated. */
  static TokenResponse exchange(String code) throws ApiException {
    URI redirectUri = URI.create(System.getenv("MONPAY_REDIRECT_URI"));
    String clientId = System.getenv("MONPAY_CLIENT_ID");
    String clientSecret = System.getenv("MONPAY_CLIENT_SECRET");
    TokenApi api = new TokenApi(client());
    try {
      return api.requestToken(
          clientId, clientSecret, GrantType.AUTHORIZATION_CODE, redirectUri, code);
    } catch (RuntimeException e) {
      // MonPay's envelope can come with status 200. The message of e holds the whole answer: never log it.
      throw new ApiException(200, "MonPay answered 200, but with no token.");
    }
  }

  public static void main(String[] args) {
    try {
      TokenResponse token = exchange(new Scanner(System.in).nextLine());
      // Keep token.getAccessToken() on the server, in a new session. It is permanent: never show it, never log it.
      System.out.printf("{\"token_type\":\"%s\"}%n", token.getTokenType());
    } catch (ApiException e) {
      // Status 0: no answer came. MonPay may have spent the code, so ask the customer to open the mini app again.
      System.out.printf("{\"status\":%d,\"error\":%s}%n", e.getCode(), errorOf(e));
      System.exit(1);
    }
  }

  /** The documented word for what went wrong, as JSON; null if the answer does not hold one. */
  private static String errorOf(ApiException e) {
    try {
      return "\"" + TokenErrorBody.fromJson(e.getResponseBody()).getTokenError().getError() + "\"";
    } catch (Exception other) {
      return "null";
    }
  }
}
