import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Calls of the clients that openapi-generator made, with parameters of every type. Compiled, never run. */
final class Calls {
  static String read(delivery.api.ArticlesApi articles) throws delivery.ApiException {
    var list = articles.listArticles(
        List.of("kanwil-jateng"), delivery.model.ArticleScope.SUBTREE, delivery.model.UnitLine.ADMINISTRATIVE, null, null,
        List.of("berita"), "id", List.of(delivery.model.ArticleKind.NEWS), "2026-01-01", "2026-12-01T00:00:00Z", "Asia/Jakarta",
        List.of(new UUID(0, 0)), null, OffsetDateTime.MIN, delivery.model.ArticleSort.MODIFIEDAT,
        List.of(delivery.model.ArticleField.TITLE), delivery.model.ArticleInclude.BODY, 10, null, 1,
        delivery.model.ListCount.EXACT, null);
    for (var card : list.getData()) {
      if (card.getCoverImage() != null) {
        return card.getCoverImage().getAlt();
      }
    }
    var article = articles.getArticle(new UUID(0, 0), null, null).getData();
    return article.getAttribution() == null ? list.getLinks().getNext() : article.getAttribution().getName();
  }

  static int write(management.api.ArticlesApi articles) throws management.ApiException {
    var input = new management.model.CreateArticleInput()
        .title("Panen raya")
        .unit(new management.model.RefInput().slug("rutan-salatiga"))
        .kind(management.model.ArticleKind.NEWS)
        .publishedAt(OffsetDateTime.MIN)
        .tags(List.of(new management.model.RefInput().slug("berita")));
    var created = articles.createArticle(input, "8e03978e-40d5-43e8-bc93-6894a57f9324").getData();
    var reason = new management.model.PublishInput().reason("Siap");
    return articles.publishArticle(created.getId(), "\"1\"", null, reason).getData().getVersion();
  }
}
