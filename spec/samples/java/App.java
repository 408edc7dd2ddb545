import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import monpay.client.ApiClient;
import monpay.client.ApiException;
import monpay.client.api.AccountApi;
import monpay.client.api.InvoiceApi;
import monpay.client.model.Invoice;
import monpay.client.model.InvoiceRequest;
import monpay.client.model.InvoiceType;
import monpay.client.model.UserInfo;
import monpay.client.model.UserInfoResponse;

/**
 * A whole mini app: a launch becomes a session, a customer is greeted and buys one cup of tea, and it is delivered when
 * MonPay confirms that it is paid. What it remembers ends with it: orders belong in a database.
 */
final class App {
  private record Customer(long userId, String name, String token) {}

  private record Order(long userId, Long invoiceId) {}

  private record Page(int status, String text, String location, String cookie) {
    Page(int status, String text) {
      this(status, text, null, null);
    }
  }

  private static final long PRICE = 6500;
  private static final String RECEIVER = System.getenv().getOrDefault("MONPAY_RECEIVER", "branch-user");
  private static final URI REDIRECT_URI = URI.create(System.getenv("MONPAY_REDIRECT_URI"));
  private static final Pattern SESSION = Pattern.compile("(?:^|; )session=([^;]+)");
  private static final Pattern ORDER = Pattern.compile("/(orders|paid)/([0-9a-f-]{36})");

  private static final Set<String> spentCodes = ConcurrentHashMap.newKeySet();
  private static final Set<String> delivered = ConcurrentHashMap.newKeySet();
  private static final Map<String, Customer> sessions = new ConcurrentHashMap<>();
  private static final Map<String, Order> orders = new ConcurrentHashMap<>();

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "3000"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", App::handle);
    server.start();
    System.out.println("Listening on port " + port);
  }

  private static void handle(HttpExchange exchange) throws IOException {
    Page page;
    try {
      page = answer(exchange);
    } catch (Exception e) {
      System.err.println(e.getClass()); // its message may hold a whole answer of MonPay's
      page = new Page(502, "Уучлаарай, алдаа гарлаа. MonPay аппаас дахин нээнэ үү.");
    }
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/html; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    headers.set("Referrer-Policy", "no-referrer");
    if (page.location() != null) headers.set("Location", page.location());
    if (page.cookie() != null) headers.set("Set-Cookie", page.cookie());
    byte[] body = ("<!doctype html><title>Дэлгүүр</title><p>" + escaped(page.text())).getBytes(StandardCharsets.UTF_8);
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(page.status(), isHead ? -1 : body.length);
    if (!isHead) exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Page answer(HttpExchange exchange) throws ApiException {
    String path = exchange.getRequestURI().getPath();
    boolean isPost = exchange.getRequestMethod().equals("POST");
    if (path.equals("/launch")) return launch(exchange);
    Matcher order = ORDER.matcher(path);
    String nonce = order.matches() && orders.containsKey(order.group(2)) ? order.group(2) : null;
    if (path.startsWith("/paid/")) {
      if (nonce == null) return new Page(404, "Ийм захиалга алга.");
      return new Page(200, settle(nonce) ? "paid" : "ok");
    }
    Customer customer = sessions.get(sessionOf(exchange));
    if (customer == null) return new Page(401, "Мини аппыг MonPay аппаас нээнэ үү.");
    if (path.equals("/checkout") && isPost) return checkOut(customer);
    if (nonce == null) return new Page(200, "Тавтай морил, " + customer.name() + "!");
    if (orders.get(nonce).userId() != customer.userId()) return new Page(404, "Ийм захиалга алга.");
    return new Page(200, settle(nonce) ? "Баярлалаа, төлөгдлөө." : "Төлбөрийг шалгаж байна…");
  }

  private static Page launch(HttpExchange exchange) throws ApiException {
    var headers = exchange.getRequestHeaders();
    String early = headers.getFirst("Sec-Purpose") + headers.getFirst("Purpose");
    // A code is only spent for a customer who is there.
    if (!exchange.getRequestMethod().equals("GET") || early.contains("prefetch")) {
      return new Page(405, "MonPay аппаас нээнэ үү.");
    }
    String code = codeIn(exchange.getRequestURI().getRawQuery());
    if (code.isEmpty() || !spentCodes.add(code)) {
      return new Page(400, "Мини аппыг MonPay аппаас дахин нээнэ үү.");
    }
    String token = Exchange.exchange(code).getAccessToken();
    UserInfo user = who(token);
    // A launch never joins the session that was there before.
    sessions.remove(sessionOf(exchange));
    String session = UUID.randomUUID().toString();
    String name = user.getUserFirstname() == null ? "" : user.getUserFirstname();
    sessions.put(session, new Customer(user.getUserId(), name, token));
    String secure = "https".equals(REDIRECT_URI.getScheme()) ? "; Secure" : "";
    return new Page(303, "", "/", "session=" + session + "; Path=/; HttpOnly; SameSite=Lax" + secure);
  }

  private static UserInfo who(String token) throws ApiException {
    UserInfoResponse answer = new AccountApi(client(token)).getUserInfo();
    if (answer.getIntCode() == 0 && answer.getResult() != null) return answer.getResult();
    throw new ApiException(200, "MonPay does not say who came.");
  }

  private static Page checkOut(Customer customer) throws ApiException {
    String nonce = UUID.randomUUID().toString();
    orders.put(nonce, new Order(customer.userId(), null));
    InvoiceRequest request =
        new InvoiceRequest()
            .amount(PRICE)
            .receiver(RECEIVER)
            .invoiceType(InvoiceType.P2_B)
            .description("Сүүтэй цай")
            .redirectUri(REDIRECT_URI.resolve("/orders/" + nonce).toString())
            .clientServiceUrl(REDIRECT_URI.resolve("/paid/" + nonce).toString());
    // Never repeated: a second invoice can be paid as well.
    ApiClient client = client(customer.token());
    Invoice invoice = Invoicing.invoiceOf(new InvoiceApi(client).createInvoice(request));
    orders.put(nonce, new Order(customer.userId(), invoice.getId()));
    return new Page(303, "", client.getBasePath() + "/v2/invoice/" + invoice.getId(), null);
  }

  /** A notice is not believed: the invoice of the order is checked. Delivers once; says whether it is delivered. */
  private static boolean settle(String nonce) throws ApiException {
    Order order = orders.get(nonce);
    if (delivered.contains(nonce)) return true;
    if (order.invoiceId() == null) return false;
    Invoice invoice = Invoicing.invoiceOf(Invoicing.invoices().getInvoice(order.invoiceId()));
    boolean paid =
        "PAID".equals(invoice.getStatus())
            && order.invoiceId().equals(invoice.getId())
            && invoice.getAmount().longValueExact() == PRICE
            && RECEIVER.equals(invoice.getReceiver())
            && Long.valueOf(order.userId()).equals(invoice.getUserId());
    if (paid && delivered.add(nonce)) System.out.println("Delivered order " + nonce);
    return paid;
  }

  private static ApiClient client(String token) {
    ApiClient client = Exchange.client();
    client.setBearerToken(token);
    return client;
  }

  private static String codeIn(String query) {
    for (String part : (query == null ? "" : query).split("&")) {
      if (part.startsWith("code=")) return URLDecoder.decode(part.substring(5), StandardCharsets.UTF_8);
    }
    return "";
  }

  private static String sessionOf(HttpExchange exchange) {
    String cookies = exchange.getRequestHeaders().getFirst("Cookie");
    Matcher found = SESSION.matcher(cookies == null ? "" : cookies);
    return found.find() ? found.group(1) : "";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
