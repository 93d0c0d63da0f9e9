using System.Net;
using HumasApi.Jobs;

namespace HumasApi.ApiTests.Management;

/// <summary>A unit stores so many articles and bytes a day, and no retry is kept that is larger than what it is for.</summary>
internal sealed class QuotaTests : ApiTest
{
    private static Task<Answer> Post(
        Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> at,
        string unit,
        string body = "<p>Isi</p>"
    ) =>
        Api.SendTo(
            at.ClientOptions.BaseAddress,
            HttpMethod.Post,
            "/manage/v1/articles",
            new
            {
                title = "Halo",
                unit = new { slug = unit },
                body,
            },
            ("Authorization", $"Bearer {Newsroom.AdminKey}")
        );

    private static Task<Answer> Import(Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> at, string unit, string id) =>
        Api.SendTo(
            at.ClientOptions.BaseAddress,
            HttpMethod.Put,
            $"/manage/v1/articles/by-source/wp/{id}",
            new { title = "Arsip", unit = new { slug = unit } },
            ("Authorization", $"Bearer {Newsroom.AdminKey}")
        );

    [Test]
    public async Task A_unit_writes_so_many_articles_a_day()
    {
        await Unit("rutan");
        await Unit("lapas");
        await using var limited = Newsroom.AnotherInstance(null, null, ("Humas:Quotas:Articles", "2"));
        (await Post(limited, "rutan")).Must(HttpStatusCode.Created);
        var second = (await Post(limited, "rutan")).Must(HttpStatusCode.Created);
        var refused = (await Post(limited, "rutan")).IsProblem(HttpStatusCode.TooManyRequests, "unit-quota-exceeded");
        // The test's clock stands at noon.
        Assert.That(refused.Header("Retry-After"), Is.EqualTo("43200"));
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(2L), "A refusal stores nothing.");
        (await Post(limited, "lapas")).Must(HttpStatusCode.Created);
        (await Import(limited, "rutan", "1")).Must(HttpStatusCode.Created);
        // Another revision is no new article.
        (
            await Api.SendTo(
                limited.ClientOptions.BaseAddress,
                HttpMethod.Patch,
                $"/manage/v1/articles/{second.Id}",
                new { title = "Lain" },
                ("Authorization", $"Bearer {Newsroom.AdminKey}"),
                ("If-Match", "\"1\"")
            )
        ).Must(HttpStatusCode.OK);

        // Folding changes no sum; the next day begins at zero.
        await CompactAsync();
        (await Post(limited, "rutan")).IsProblem(HttpStatusCode.TooManyRequests, "unit-quota-exceeded");
        Newsroom.Clock.Advance(TimeSpan.FromHours(12));
        (await Post(limited, "rutan")).Must(HttpStatusCode.Created);
        Newsroom.Clock.Advance(TimeSpan.FromDays(2));
        await CompactAsync();
        Assert.That(await Newsroom.SqlAsync("select count(*) from unit_usage"), Is.EqualTo(0L));
    }

    [Test]
    public async Task A_unit_stores_so_many_bytes_a_day()
    {
        await Unit("rutan");
        await using var limited = Newsroom.AnotherInstance(
            null,
            null,
            ("Humas:Quotas:Megabytes", "1"),
            ("Humas:Quotas:ImportArticles", "1")
        );
        var body = $"<p>{string.Concat(Enumerable.Repeat("kata ", 40_000)).Trim()}</p>";
        (await Post(limited, "rutan", body)).Must(HttpStatusCode.Created);
        (await Post(limited, "rutan", body)).Must(HttpStatusCode.Created);
        (await Post(limited, "rutan", body)).IsProblem(HttpStatusCode.TooManyRequests, "unit-quota-exceeded");
        // Imports have quotas of their own.
        (await Import(limited, "rutan", "1")).Must(HttpStatusCode.Created);
        (await Import(limited, "rutan", "1")).Must(HttpStatusCode.OK);
        (await Import(limited, "rutan", "2")).IsProblem(HttpStatusCode.TooManyRequests, "unit-quota-exceeded");
    }

    [Test]
    public async Task A_large_response_is_not_kept_for_a_retry()
    {
        await Unit("rutan");
        var input = new
        {
            title = "Halo",
            unit = new { slug = "rutan" },
            body = $"<p>{string.Concat(Enumerable.Repeat("kata ", 60_000)).Trim()}</p>",
        };
        var first = (await Api.Manage(HttpMethod.Post, "/articles", input, null, ("Idempotency-Key", "besar"))).Must(
            HttpStatusCode.Created
        );
        var again = (await Api.Manage(HttpMethod.Post, "/articles", input, null, ("Idempotency-Key", "besar"))).IsProblem(
            HttpStatusCode.Conflict,
            "response-not-kept"
        );
        Assert.That(again.Json["detail"]!.GetValue<string>(), Does.Contain($"/manage/v1/articles/{first.Id}"));
        Assert.That(await Newsroom.SqlAsync("select octet_length(body) from idempotent_responses"), Is.EqualTo(0));
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(1L));
    }

    private static async Task CompactAsync()
    {
        await Newsroom.RunJobAsync<CompactUsage>();
    }
}
