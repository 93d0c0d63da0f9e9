using System.Net;

namespace HumasApi.ApiTests.Management;

/// <summary>Idempotency-Key: a retry after a lost answer does nothing twice.</summary>
internal sealed class IdempotencyTests : ApiTest
{
    private static readonly object Body = new { title = "Judul", unit = new { slug = "rutan-uji" } };

    [SetUp]
    public async Task MakeUnit() => await Unit("rutan-uji");

    [Test]
    public async Task The_same_key_and_body_get_the_same_answer_and_one_article()
    {
        var first = (await Send("kunci-1", Body)).Must(HttpStatusCode.Created);
        (await Api.Patch($"/articles/{first.Id}", new { title = "Lain" }, 1)).Must(HttpStatusCode.OK);
        Newsroom.Clock.Advance(TimeSpan.FromHours(23));
        foreach (var key in new[] { "kunci-1", "\"kunci-1\"" })
        {
            var again = (await Send(key, Body)).Must(HttpStatusCode.Created);
            Assert.That(again.Text, Is.EqualTo(first.Text));
            foreach (var header in new[] { "Location", "ETag", "Content-Type", "Cache-Control" })
                Assert.That(again.Header(header), Is.EqualTo(first.Header(header)).And.Not.Null, header);
        }
        Assert.That(await Articles(), Is.EqualTo(1L));
        Assert.That((await Send("kunci-2", Body)).Must(HttpStatusCode.Created).Id, Is.Not.EqualTo(first.Id), "another key is another act");
    }

    [Test]
    public async Task The_same_key_with_another_request_is_refused()
    {
        var first = (await Send("kunci", Body)).Must(HttpStatusCode.Created);
        var other = (await Send("kunci", new { title = "Lain", unit = new { slug = "rutan-uji" } })).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "idempotency-key-reused"
        );
        Assert.That(other.Errors, Is.EqualTo(new[] { "idempotency-key-reused Idempotency-Key" }), other.Text);
        (await Api.Manage(HttpMethod.Post, "/tags", Body, null, ("Idempotency-Key", "kunci"))).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "idempotency-key-reused"
        );
        (await Api.Manage(HttpMethod.Post, $"/articles/{first.Id}/publish", null, 1, ("Idempotency-Key", "kunci"))).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "idempotency-key-reused"
        );
        Assert.That(await Articles(), Is.EqualTo(1L));
    }

    [Test]
    public async Task Acts_on_an_article_are_repeated_without_harm_too()
    {
        var draft = await Draft("Judul", "rutan-uji");
        var first = (await Api.Manage(HttpMethod.Post, $"/articles/{draft.Id}/publish", null, 1, ("Idempotency-Key", "terbit"))).Must(
            HttpStatusCode.OK
        );
        var again = (await Api.Manage(HttpMethod.Post, $"/articles/{draft.Id}/publish", null, 1, ("Idempotency-Key", "terbit"))).Must(
            HttpStatusCode.OK
        );
        Assert.That((again.Text, again.ETag), Is.EqualTo((first.Text, "\"2\"")));
        (await Api.Post($"/articles/{draft.Id}/publish", null, 1)).IsProblem(HttpStatusCode.PreconditionFailed, "version-mismatch");
    }

    [Test]
    public async Task Of_twenty_with_one_key_at_once_one_acts_and_the_others_wait_or_get_its_answer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Send("bersamaan", Body)));

        Assert.That(await Articles(), Is.EqualTo(1L));
        var created = answers.Where(answer => answer.Status == HttpStatusCode.Created).ToList();
        Assert.That(created, Is.Not.Empty);
        Assert.That(created.Select(answer => answer.Text).Distinct().Count(), Is.EqualTo(1));
        foreach (var other in answers.Except(created))
        {
            other.IsProblem(HttpStatusCode.Conflict, "idempotency-key-in-use");
            Assert.That(other.Header("Retry-After"), Is.EqualTo("1"));
        }
        Assert.That((await Send("bersamaan", Body)).Must(HttpStatusCode.Created).Text, Is.EqualTo(created[0].Text));
    }

    [Test]
    public async Task After_a_day_the_key_is_new_again()
    {
        var first = (await Send("kunci", Body)).Must(HttpStatusCode.Created);
        Newsroom.Clock.Advance(TimeSpan.FromHours(24));
        var second = (await Send("kunci", new { title = "Lain", unit = new { slug = "rutan-uji" } })).Must(HttpStatusCode.Created);
        Assert.That(second.Id, Is.Not.EqualTo(first.Id));
        Assert.That(
            (await Send("kunci", new { title = "Lain", unit = new { slug = "rutan-uji" } })).Must(HttpStatusCode.Created).Text,
            Is.EqualTo(second.Text),
            "remembered from then on"
        );
    }

    [Test]
    public async Task A_refused_request_is_not_remembered()
    {
        (await Send("kunci", new { title = "", unit = new { slug = "rutan-uji" } })).Must(HttpStatusCode.UnprocessableEntity);
        (await Send("kunci", new { title = "Judul", unit = new { slug = "lapas-uji" } })).Must(HttpStatusCode.UnprocessableEntity);
        (await Send("kunci", "{")).Must(HttpStatusCode.BadRequest);
        await Unit("lapas-uji");
        (await Send("kunci", new { title = "Judul", unit = new { slug = "lapas-uji" } })).Must(HttpStatusCode.Created);
        Assert.That(await Articles(), Is.EqualTo(1L));
        (await Send("kunci", new { title = "Judul", unit = new { slug = "lapas-uji" } })).Must(HttpStatusCode.Created);
        Assert.That(await Articles(), Is.EqualTo(1L));
    }

    [TestCase("dua kata")]
    [TestCase("\"\"")]
    [TestCase("a\"b")]
    public async Task A_key_of_another_shape_is_refused(string key)
    {
        var answer = (await Send(key, Body)).IsProblem(HttpStatusCode.BadRequest, "malformed-idempotency-key");
        Assert.That(answer.Errors, Is.EqualTo(new[] { "malformed-idempotency-key Idempotency-Key" }), answer.Text);
        Assert.That(await Articles(), Is.EqualTo(0L));
    }

    [Test]
    public async Task A_key_has_255_characters_at_most()
    {
        (await Send(new string('a', Domain.IdempotentResponse.KeyMaxLength), Body)).Must(HttpStatusCode.Created);
        (await Send(new string('a', Domain.IdempotentResponse.KeyMaxLength + 1), Body)).IsProblem(
            HttpStatusCode.BadRequest,
            "malformed-idempotency-key"
        );
    }

    private static Task<Answer> Send(string key, object body) =>
        Api.Manage(HttpMethod.Post, "/articles", body, null, ("Idempotency-Key", key));

    private static async Task<object?> Articles() => await Newsroom.SqlAsync("select count(*) from articles");
}
