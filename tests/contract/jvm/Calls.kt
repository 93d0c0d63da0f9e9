import java.time.OffsetDateTime
import java.util.UUID
import delivery.apis.ArticlesApi
import delivery.apis.SyncApi
import delivery.models.*

// Calls of the client that openapi-generator made, with parameters of every type. Compiled, never run.
fun read(articles: ArticlesApi): String? {
    val list = articles.listArticles(
        unit = listOf("kanwil-jateng"),
        scope = ArticleScope.SUBTREE,
        line = UnitLine.ADMINISTRATIVE,
        author = null,
        mentionedUnit = null,
        tag = listOf("berita"),
        language = "id",
        kind = listOf(ArticleKind.NEWS),
        publishedFrom = "2026-01-01",
        publishedBefore = "2026-12-01T00:00:00Z",
        timeZone = "Asia/Jakarta",
        exclude = listOf(UUID(0, 0)),
        ids = null,
        modifiedSince = OffsetDateTime.MIN,
        sort = ArticleSort.MODIFIED_AT,
        fields = listOf(ArticleField.TITLE),
        include = ArticleInclude.BODY,
        limit = 10,
        cursor = null,
        page = 1,
        count = ListCount.EXACT,
        ifMinusNoneMinusMatch = null
    )
    for (card in list.data) card.coverImage?.alt?.let { return it }
    return articles.getArticle(id = UUID(0, 0), fields = null, ifMinusNoneMinusMatch = null).data.attribution?.name ?: list.links.next
}

fun follow(sync: SyncApi): String {
    val page = sync.sync(
        token = null,
        type = listOf(ChangedEntity.ARTICLE),
        unit = null,
        scope = null,
        tag = null,
        language = null,
        fields = listOf(SyncArticleField.TITLE),
        include = null,
        limit = 100,
        ifMinusNoneMinusMatch = null
    )
    return page.data.removed.joinToString { "${it.type} ${it.id}" } + page.links.next
}
