using System.Net;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.ReadModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HumasApi.ApiTests.Publishing;

/// <summary>What publishing costs in statements, for one article and for many.</summary>
internal sealed class ArticleProjectionTests : ApiTest
{
    private const int Batch = 60;

    [Test]
    public async Task Create_and_publish_take_a_handful_of_statements_each()
    {
        await PrepareAsync();
        var article = await WriteAsync(1);
        await Api.Post($"/articles/{article.Id}/publish", null, 1);
        Answer? made = null;
        // The projection speaks of changes, which are not counted (Newsroom.CountCommandsAsync); change log and audit are one batch.
        var create = await Newsroom.CountCommandsAsync(async () => made = await WriteAsync(2));
        var publish = await Newsroom.CountCommandsAsync(async () =>
            (await Api.Post($"/articles/{made!.Id}/publish", null, 1)).Must(HttpStatusCode.OK)
        );
        TestContext.Out.WriteLine($"create {create}, publish {publish}");
        // Whether an author becomes public is not asked for a caller who may publish everywhere.
        Assert.That(create, Is.LessThanOrEqualTo(5));
        Assert.That(publish, Is.LessThanOrEqualTo(7));
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    [Test]
    public async Task A_failed_act_leaves_nothing_to_the_next_one_on_its_context()
    {
        await using var scope = Newsroom.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        Assert.That(() => WriteAsync("test.failed", new InvalidOperationException("of the act")), Throws.InvalidOperationException);
        await WriteAsync("test.written", null);
        Assert.That(
            await Newsroom.SqlAsync("select string_agg(kind, ' ' order by position) from changes where kind like 'test.%'"),
            Is.EqualTo("test.written")
        );

        Task<int> WriteAsync(string kind, Exception? failure) =>
            database.InTransactionAsync(
                () =>
                {
                    database.PendingChanges.Add(
                        new Change
                        {
                            Kind = kind,
                            At = Newsroom.Clock.Now,
                            Entity = ChangedEntity.Tag,
                            EntityId = Guid.CreateVersion7(),
                            Actor = new Actor(null, "Test"),
                        }
                    );
                    return failure is null ? Task.FromResult(0) : throw failure;
                },
                CancellationToken.None
            );
    }

    [Test]
    public async Task A_batch_is_published_with_as_many_statements_as_one_article()
    {
        await PrepareAsync();
        var ids = new List<Guid>();
        for (var number = 1; number <= Batch; number++)
            ids.Add(Guid.Parse((await WriteAsync(number)).Id));
        var one = await PublishAsync(ids[..1]);
        var many = await PublishAsync(ids[1..]);
        Assert.That(many, Is.EqualTo(one));
        Assert.That(
            (await Api.Get("/v1/articles?tag=t2&author=penulis&limit=1&count=exact")).Json["meta"]!["page"]!["total"]!.GetValue<int>(),
            Is.EqualTo(Batch)
        );
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
        // Once more, with articles that readers have already.
        await PublishAsync(ids, UpdateKind.Major);
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    private static async Task PrepareAsync()
    {
        await Unit("rutan");
        await Author("penulis", unit: "rutan");
        foreach (var number in new[] { 1, 2, 3 })
            await Tag($"t{number}");
        // So that readers know the names already, as is usual.
        var first = await Live("Pertama", "rutan", Named);
        (await Api.Post($"/articles/{first.Id}/unpublish", new { }, 2)).Must(HttpStatusCode.OK);
    }

    private static object Named =>
        new
        {
            body = "<p>Isi</p>",
            authors = new[] { new { slug = "penulis" } },
            tags = new[] { new { slug = "t1" }, new { slug = "t2" }, new { slug = "t3" } },
        };

    private static Task<Answer> WriteAsync(int number) => Draft($"Artikel {number}", "rutan", Named);

    // Publishes by the projection itself, as an import does, and counts its statements.
    private static async Task<int> PublishAsync(IReadOnlyList<Guid> ids, UpdateKind update = UpdateKind.Minor)
    {
        await using var scope = Newsroom.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        var (actor, now, count) = (new Actor(null, "Test"), Newsroom.Clock.Now, 0);
        await database.InTransactionAsync(
            async () =>
            {
                var articles = await database.Articles.Where(article => ids.Contains(article.Id)).ToListAsync();
                var revisions = await database
                    .Revisions.AsNoTracking()
                    .Where(revision => ids.Contains(revision.ArticleId))
                    .ToDictionaryAsync(revision => revision.ArticleId);
                var batch = articles
                    .Select(article => new Publication(article, revisions[article.Id], article.IsLive, false, update))
                    .ToList();
                foreach (var one in batch)
                    one.Article.Publish(one.Revision, null, update, null, actor, now);
                await database.SaveChangesAsync();
                count = await Newsroom.CountCommandsAsync(() =>
                    ArticleProjection.PublishAsync(database, batch, actor, now, CancellationToken.None)
                );
                return 0;
            },
            CancellationToken.None
        );
        return count;
    }
}
