// openapi-zod-client: what is read is checked at run time.
import * as delivery from "#generated/delivery/zod";
import * as management from "#generated/management/zod";

export async function read(): Promise<string | null> {
  const client = delivery.createApiClient("https://humas.example");
  const list = await client.get("/v1/articles", {
    queries: {
      unit: ["kanwil-jateng"], scope: "subtree", kind: ["news"], publishedFrom: "2026-01-01",
      modifiedSince: "2026-01-01T00:00:00Z", sort: "-modifiedAt",
      exclude: ["019b4a5e-0000-7000-8000-000000000001"], fields: ["title"], limit: 10, page: 1, count: "exact",
    },
  });
  const units = await client.get("/v1/units", { queries: { active: true, asOf: "2026-01-01" } });
  const article = await client.get("/v1/articles/by-slug/:slug", { params: { slug: "panen" } });
  return list.data[0]?.coverImage?.alt ?? article.data.attribution?.name ?? units.data[0]?.region?.name ?? null;
}

// zodios has too many routes to choose from here for the compiler ("excessively deep"), so its schemas are used with fetch.
export async function write(): Promise<string> {
  const body = management.schemas.CreateArticleInput.parse({
    title: "Panen raya", unit: { slug: "rutan-salatiga" }, kind: "news", coverImage: null,
  });
  const answer = await fetch("https://humas.example/manage/v1/articles", { method: "POST", body: JSON.stringify(body) });
  return management.schemas.ManagedArticleResponse.parse(await answer.json()).data.id;
}
