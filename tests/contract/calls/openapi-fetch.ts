// openapi-typescript with openapi-fetch.
import createClient from "openapi-fetch";
import type { paths as Delivery } from "#generated/delivery/types";
import type { paths as Management } from "#generated/management/types";

export async function read(): Promise<string | null> {
  const client = createClient<Delivery>({
    baseUrl: "https://humas.example", querySerializer: { array: { style: "form", explode: false } },
  });
  const { data } = await client.GET("/v1/articles", {
    params: {
      query: {
        unit: ["kanwil-jateng"], scope: "subtree", line: "administrative", kind: ["news"], publishedFrom: "2026-01-01",
        timeZone: "Asia/Jakarta", exclude: ["019b4a5e-0000-7000-8000-000000000001"], modifiedSince: "2026-01-01T00:00:00Z",
        sort: "-modifiedAt", fields: ["title", "coverImage"], limit: 10, page: 1, count: "exact",
      },
      header: { "If-None-Match": "\"x\"" },
    },
  });
  const units = await client.GET("/v1/units", { params: { query: { active: true, asOf: "2026-01-01" } } });
  const article = await client.GET("/v1/articles/by-slug/{slug}", { params: { path: { slug: "panen" } } });
  return data?.data[0]?.coverImage?.alt ?? article.data?.data.attribution?.name ?? units.data?.data[0]?.region?.name ?? null;
}

export async function write(): Promise<number | undefined> {
  const client = createClient<Management>({ baseUrl: "https://humas.example" });
  const { data } = await client.POST("/manage/v1/articles", {
    body: { title: "Panen raya", unit: { slug: "rutan-salatiga" }, kind: "news", coverImage: null, tags: [{ slug: "berita" }] },
    params: { header: { "Idempotency-Key": "8e03978e-40d5-43e8-bc93-6894a57f9324" } },
  });
  if (data === undefined) return undefined;
  const published = await client.POST("/manage/v1/articles/{id}/publish", {
    params: { path: { id: data.data.id }, header: { "If-Match": "\"1\"" } }, body: { reason: "Siap" },
  });
  return published.data?.data.version;
}
