namespace HumasApi.ApiTests;

/// <summary>A test that talks HTTP: its fixture has a newsroom of its own, and each test begins with an empty one.</summary>
internal abstract class ApiTest
{
    [OneTimeTearDown]
    public void ReturnNewsroom() => Newsroom.Return();

    [SetUp]
    public Task Empty() => Newsroom.ResetAsync();

    /// <summary>Makes a unit and answers its id.</summary>
    internal static async Task<string> Unit(string slug, string? parent = null, string? name = null, object? more = null) =>
        (
            await Api.Put(
                $"/units/by-slug/{slug}",
                Merge(new { name = name ?? slug, parent = parent is null ? null : new { slug = parent } }, more)
            )
        )
            .Must(System.Net.HttpStatusCode.Created)
            .Id;

    /// <summary>Makes an author and answers its id.</summary>
    internal static async Task<string> Author(string slug, string? name = null, string? unit = null) =>
        (await Api.Put($"/authors/by-slug/{slug}", new { name = name ?? slug, unit = unit is null ? null : new { slug = unit } }))
            .Must(System.Net.HttpStatusCode.Created)
            .Id;

    /// <summary>Makes a tag and answers its id.</summary>
    internal static async Task<string> Tag(string slug, string kind = "topic", string? name = null) =>
        (await Api.Put($"/tags/by-slug/{slug}", new { name = name ?? slug, kind })).Must(System.Net.HttpStatusCode.Created).Id;

    /// <summary>Makes a key with one grant, or none, and answers its text.</summary>
    /// <param name="role">The role; null for a key that was granted nothing.</param>
    /// <param name="unit">Slug of the unit; null for the whole newsroom.</param>
    /// <param name="scope">self or subtree.</param>
    protected static async Task<string> Key(string? role, string? unit = null, string scope = "subtree") => (
            await Api.Post(
                "/keys",
                new
                {
                    name = $"{role} {unit} {scope}",
                    grants = role is null
                        ? []
                        : new[]
                        {
                            new
                            {
                                role,
                                unit = unit is null ? null : new { slug = unit },
                                scope,
                            },
                        },
                }
            )
        ).Must(System.Net.HttpStatusCode.Created).Json["data"]!["key"]!.GetValue<string>();

    /// <summary>Writes a draft and answers the whole answer. Members of <paramref name="more"/> are added to title and unit.</summary>
    internal static async Task<Answer> Draft(string title, string unit, object? more = null) =>
        (await Api.Post("/articles", Merge(new { title, unit = new { slug = unit } }, more))).Must(System.Net.HttpStatusCode.Created);

    /// <summary>Writes an article that is live at once.</summary>
    internal static Task<Answer> Live(string title, string unit, object? more = null) =>
        Draft(title, unit, Merge(new { publish = true }, more));

    /// <summary>
    /// The allowed actions of an answer, without those that a writer has of every article; that these come with edit, and only
    /// with it, is checked.
    /// </summary>
    protected static string Steps(Answer article)
    {
        string[] ofWriters = ["addNote", "createPreviewLink", "deletePreviewLink", "translate"];
        var all = article.Data["allowedActions"]!.AsArray().Select(action => action!.GetValue<string>()).ToList();
        Assert.That(all.Intersect(ofWriters), Is.EqualTo(all.Contains("edit") ? ofWriters : []));
        var revisions = article.Data["draft"]?["revision"] ?? article.Data["publication"]!["revision"];
        Assert.That(all.Contains("restoreRevision"), Is.EqualTo(all.Contains("edit") && revisions!.GetValue<int>() > 1));
        return string.Join(' ', all.Except(ofWriters).Except(["restoreRevision"]));
    }

    /// <summary>The members of both, those of the second winning.</summary>
    protected static System.Text.Json.Nodes.JsonObject Merge(object first, object? second)
    {
        var all = System.Text.Json.JsonSerializer.SerializeToNode(first)!.AsObject();
        if (second is not null)
            foreach (var (name, value) in System.Text.Json.JsonSerializer.SerializeToNode(second)!.AsObject())
                all[name] = value?.DeepClone();
        return all;
    }

    /// <summary>Unpublishes an article as it is now.</summary>
    protected static async Task UnpublishAsync(string id)
    {
        var present = await Api.ManageGet($"/articles/{id}");
        await Api.Post($"/articles/{id}/unpublish", null, present.Data["version"]!.GetValue<int>());
    }
}
