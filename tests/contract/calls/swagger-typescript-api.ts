// swagger-typescript-api. Its enums are enums of TypeScript.
import * as delivery from "#generated/delivery/swagger/api";
import * as management from "#generated/management/swagger/api";

export async function read(): Promise<string | null> {
  const client = new delivery.Api({ baseUrl: "https://humas.example" });
  const { data } = await client.v1.listArticles({
    unit: ["kanwil-jateng"], scope: delivery.ArticleScope.Subtree, kind: [delivery.ArticleKind.News], publishedFrom: "2026-01-01",
    exclude: ["019b4a5e-0000-7000-8000-000000000001"], modifiedSince: "2026-01-01T00:00:00Z", sort: delivery.ArticleSort.ValueModifiedAt,
    fields: [delivery.ArticleField.Title], limit: 10, page: 1, count: delivery.ListCount.Exact,
  });
  const units = await client.v1.listUnits({ active: true, asOf: "2026-01-01" });
  const article = await client.v1.getArticleBySlug("panen");
  return data.data[0]?.coverImage?.alt ?? article.data.data.attribution?.name ?? units.data.data[0]?.region?.name ?? null;
}

export async function write(): Promise<number> {
  const client = new management.Api({ baseUrl: "https://humas.example" });
  const { data } = await client.manage.createArticle({
    title: "Panen raya", unit: { slug: "rutan-salatiga" }, kind: management.ArticleKind.News, coverImage: null,
  });
  const published = await client.manage.publishArticle(data.data.id, { reason: "Siap" }, { headers: { "If-Match": "\"1\"" } });
  return published.data.data.version;
}
