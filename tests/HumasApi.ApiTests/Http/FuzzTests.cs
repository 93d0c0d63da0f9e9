using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Http;

/// <summary>A valid article, changed at random with a fixed seed: refused in words, or taken and read back.</summary>
internal sealed class FuzzTests : BadInputTest
{
    private const int Seed = 20221012;

    private const string Whole = """
        {"slug":"judul-acak","kind":"speech","language":"en","title":"Judul","subtitle":"Kedua","summary":"Ringkas","body":"<p>Isi <strong>tebal</strong></p>","dateline":"SEMARANG","byline":"Oleh","signOff":"N.Son",
         "eventDate":"2022-10-12","timeZone":"Asia/Makassar","publishedAt":"2022-10-12T17:16:00+07:00","unit":{"slug":"units-satu"},"mentionedUnits":[{"slug":"units-dua"}],"authors":[{"slug":"authors-satu"},{"slug":"authors-dua"}],
         "tags":[{"slug":"tags-satu"}],"coverImage":{"url":"https://cdn.example/a.jpg","width":10,"height":20,"mediaType":"image/jpeg","alt":"","caption":"K","credit":"C","focalPoint":{"x":0.5,"y":0.25}},
         "attribution":{"name":"ANTARA","url":"https://antara.example/1"},"canonicalUrl":"https://asal.example/1","seo":{"title":"S","description":"D","noIndex":true},"legacyUrls":["https://lama.example/1"],"publish":true}
        """;

    [Test]
    public async Task Five_hundred_changed_articles_are_refused_or_read_back()
    {
        var (random, taken, refused) = (new Random(Seed), 0, 0);
        for (var i = 0; i < 500; i++)
        {
            var text = Change(random);
            Task<Answer> Send() => Api.Manage(HttpMethod.Post, "/articles", text);
            if (
                !GoesOverHttp("POST /articles", null)
                && await Screen.Run(Send) is { Status: HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity } screened
                && screened.Json["errors"]!.AsArray().Count > 0
            )
            {
                refused++;
                continue;
            }
            var before = await Stored.LineAsync();
            var answer = await Send();
            if (answer.Status == HttpStatusCode.Created)
            {
                taken++;
                await ReadBack(i, text, answer);
            }
            else
            {
                refused++;
                if ((int)answer.Status is not (400 or 409 or 422))
                    Fail($"{i}: {Short(text)} answered {answer.Text}");
                else if (answer.Status != HttpStatusCode.Conflict && answer.Json["errors"]!.AsArray().Count == 0)
                    Fail($"{i}: no errors in {answer.Text}");
                if (await Stored.LineAsync() != before)
                    Fail($"{i}: {Short(text)} was refused and changed something");
            }
        }
        TestContext.Out.WriteLine($"taken {taken}, refused {refused}");
        Assert.That(Math.Min(taken, refused), Is.GreaterThan(50), "The changes are too tame or too wild to prove anything.");
        Conclude(500);
    }

    // Addresses are stored as parsed, languages in their canonical form.
    private static string AsStored(string name, string text) =>
        name == "language" ? Domain.Language.Stored(text)
        : name.EndsWith("Url", StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out var address) ? address.AbsoluteUri
        : text;

    private async Task ReadBack(int i, string text, Answer answer)
    {
        var read = await Api.ManageGet($"/articles/{answer.Id}");
        if (read.Text != answer.Text.Replace(Warnings(answer), "\"warnings\":[]", StringComparison.Ordinal))
            Fail($"{i}: {Short(text)} reads back {Short(read.Text)}");
        var sent = JsonNode.Parse(text)!.AsObject();
        foreach (var (name, value) in sent)
            if (
                value?.GetValueKind() == JsonValueKind.String
                && name is not ("body" or "publishedAt" or "slug" or "kind")
                && value.GetValue<string>().Trim() is { Length: > 0 } trimmed
                && answer.Data[name]?.GetValue<string>() != AsStored(name, trimmed)
            )
                Fail($"{i}: {name} was {Short(trimmed)} and reads back {answer.Data[name]}");
        if (
            answer.Data["publication"]!["state"]!.GetValue<string>() == "live"
            && await Api.Get($"/v1/articles/{answer.Id}") is { Status: not HttpStatusCode.OK } served
        )
            Fail($"{i}: {Short(text)} is served as {served.Text}");
    }

    private static string Warnings(Answer answer) =>
        $"\"warnings\":{answer.Json["meta"]!["warnings"]!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })}";

    private static string Change(Random random)
    {
        var body = JsonNode.Parse(Whole)!.AsObject();
        if (random.Next(8) > 0)
            body.Remove("slug");
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = body;
            var name = Pick(random, [.. at.Select(member => member.Key)]);
            while (at[name] is JsonObject { Count: > 0 } within && random.Next(3) > 0)
            {
                at = within;
                name = Pick(random, [.. at.Select(member => member.Key)]);
            }
            switch (random.Next(9))
            {
                case 0:
                    at.Remove(name);
                    break;
                case 1:
                    at[name] = null;
                    break;
                case 2:
                    at[name + (char)random.Next('a', 'z')] = at[name]?.DeepClone();
                    break;
                case 3:
                    at[name] = body[Pick(random, [.. body.Select(member => member.Key)])]?.DeepClone();
                    break;
                case 4 when at[name] is JsonArray list:
                    for (var i = random.Next(60); i > 0; i--)
                        list.Add(list.Count > 0 ? list[0]?.DeepClone() : null);
                    break;
                case 5:
                    at[name] = random.Next(-5, 100_005);
                    break;
                default:
                    at[name] =
                        at[name]?.GetValueKind() == JsonValueKind.String
                            ? Scramble(random, at[name]!.GetValue<string>())
                            : Scramble(random, "teks");
                    break;
            }
            if (body.Count == 0)
                break;
        }
        var text = body.ToJsonString();
        // Now and then the JSON itself is hurt.
        return random.Next(12) == 0 ? text.Remove(random.Next(text.Length), 1) : text;
    }

    private static string Scramble(Random random, string text) =>
        random.Next(7) switch
        {
            0 => text + new string('x', random.Next(400)),
            1 => text.Insert(random.Next(text.Length + 1), ((char)random.Next(0, 0x300)).ToString()),
            2 => text.Insert(random.Next(text.Length + 1), char.ConvertFromUtf32(random.Next(0x10000, 0x10FFFF))),
            3 => string.Concat(text.Reverse().Where(character => !char.IsSurrogate(character))),
            4 => "  " + text + "\n",
            5 => text[random.Next(text.Length + 1)..],
            _ => text.ToUpperInvariant(),
        };

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
