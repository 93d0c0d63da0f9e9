// @hey-api/openapi-ts.
import * as delivery from "#generated/delivery/hey/index";
import * as management from "#generated/management/hey/index";

export async function read(): Promise<string | null> {
  const { data } = await delivery.listArticles({
    query: {
      unit: ["kanwil-jateng"], scope: "subtree", line: "administrative", kind: ["news"], publishedFrom: "2026-01-01",
      timeZone: "Asia/Jakarta", exclude: ["019b4a5e-0000-7000-8000-000000000001"], modifiedSince: "2026-01-01T00:00:00Z",
      sort: "-modifiedAt", fields: ["title", "coverImage"], limit: 10, page: 1, count: "exact",
    },
    headers: { "If-None-Match": "\"x\"" },
  });
  const units = await delivery.listUnits({ query: { active: true, asOf: "2026-01-01" } });
  const article = await delivery.getArticleBySlug({ path: { slug: "panen" } });
  return data?.data[0]?.coverImage?.alt ?? article.data?.data.attribution?.name ?? units.data?.data[0]?.region?.name ?? null;
}

export async function write(): Promise<number | undefined> {
  const { data } = await management.createArticle({
    body: { title: "Panen raya", unit: { slug: "rutan-salatiga" }, kind: "news", coverImage: null, tags: [{ slug: "berita" }] },
    headers: { "Idempotency-Key": "8e03978e-40d5-43e8-bc93-6894a57f9324" },
  });
  if (data === undefined) return undefined;
  const published = await management.publishArticle({
    path: { id: data.data.id }, headers: { "If-Match": "\"1\"" }, body: { reason: "Siap" },
  });
  return published.data?.data.version;
}
