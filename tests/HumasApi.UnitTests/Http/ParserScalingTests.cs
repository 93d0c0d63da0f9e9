using System.Text;
using System.Text.Json.Nodes;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Articles;
using HumasApi.UnitTests.Support;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;

namespace HumasApi.UnitTests.Http;

/// <summary>
/// What reads the text of strangers takes time in proportion to it, and bodies are bounded before anything is built from them.
/// </summary>
[NonParallelizable]
internal sealed class ParserScalingTests
{
    private static string Many(int count, Func<int, string> part, string between = ",") =>
        string.Join(between, Enumerable.Range(0, count).Select(part));

    private static string Object(string members) => "{" + members + "}";

    private static string Members(int count, string value = "1") => Many(count, i => $"\"a{i}\":{value}");

    private static readonly Dictionary<string, Func<int, string>> Bodies = new()
    {
        ["members of a reference"] = size => Object("\"unit\":" + Object("\"slug\":\"q\"," + Members(size))),
        ["unknown members"] = size => Object(Members(size)),
        ["members that are null"] = size => Object("\"unit\":" + Object(Members(size, "null"))),
        ["objects in an unknown member"] = size => Object("\"a\":" + Object(Members(size, "{\"b\":[]}"))),
        ["references in an array"] = size => Object("\"tags\":[" + Many(size, i => Object($"\"slug\":\"a{i}\",\"x\":1")) + "]"),
        ["values of a wrong type in an array"] = size => Object("\"tags\":[" + Many(size, _ => "1") + "]"),
        ["a long text"] = size => Object("\"title\":\"" + new string('x', size) + "\""),
        ["escapes"] = size => Object("\"title\":\"" + Many(size, _ => "\\u0020", "") + "\""),
        ["a long name"] = size => Object("\"" + new string('x', size) + "\":1"),
        ["a long number"] = size => Object("\"title\":1" + new string('0', size)),
    };

    private static IEnumerable<string> Shapes => Bodies.Keys;

    [TestCaseSource(nameof(Shapes))]
    public void Binding_takes_time_in_proportion(string shape) =>
        Scaling.AssertLinear(
            size => JsonNode.Parse(Bodies[shape](size))!.AsObject(),
            body =>
            {
                try
                {
                    StrictJson.Bind<ArticleInput>(body);
                }
                catch (Problem) { }
            },
            most: Limits.MaxJsonNodes
        );

    [TestCaseSource(nameof(Shapes))]
    public void Patching_takes_time_in_proportion(string shape) =>
        Scaling.AssertLinear(
            size => JsonNode.Parse(Bodies[shape](size))!.AsObject(),
            body =>
                MergePatch.Apply(
                    new JsonObject
                    {
                        ["unit"] = new JsonObject { ["id"] = "1" },
                        ["tags"] = new JsonArray(),
                    },
                    body,
                    typeof(ArticleInput)
                ),
            most: Limits.MaxJsonNodes
        );

    private static readonly Dictionary<string, Func<int, string>> Texts = new(Bodies)
    {
        ["the same member again"] = size => Object(Many(size, _ => "\"a\":1")),
        ["nesting"] = size => string.Concat(Enumerable.Repeat("{\"a\":", size)),
        ["nested arrays"] = size => new string('[', size),
        ["half pairs"] = size => Object("\"title\":\"" + Many(size, _ => "\\ud800", "") + "\""),
        ["spaces"] = size => new string(' ', size),
    };

    private static IEnumerable<string> TextShapes => Texts.Keys;

    [TestCaseSource(nameof(TextShapes))]
    public void Reading_takes_time_in_proportion(string shape) =>
        Scaling.AssertLinear(
            size => Encoding.UTF8.GetBytes(Texts[shape](size)),
            bytes =>
            {
                try
                {
                    Read(bytes);
                }
                catch (Problem) { }
            },
            most: 200_000
        );

    private static readonly Dictionary<string, Action<string>> Readers = new()
    {
        ["the nearest name"] = text => Nearest.To(text, ["title", "summary", "publishedAt"]),
        ["a slug"] = text => Slug.From(text, "x"),
        ["a time zone"] = text => TimeZones.Find(text),
        ["a key"] = text => Secret.TryParse("hk", text, out _, out _),
        ["a token"] = text => AccessTokens.LooksLikeToken(text),
        ["a cursor"] = text => Cursor.Decode(text, "list", out _),
        ["a time"] = text => StrictJson.TryReadInstant(text, out _, out _),
        ["an excerpt"] = text => Text.Shorten(text, 200),
        ["a trace"] = text => RequestTrace.ParentOf(With("traceparent", text)),
        ["languages"] = text => RequestLanguage.Choose(With("Accept-Language", text), _ => Task.CompletedTask),
        ["a query"] = text =>
        {
            var http = new DefaultHttpContext();
            http.Request.QueryString = new QueryString("?q=" + text);
            var query = new QueryReader(http.Request);
            query.Text("q");
        },
    };

    private static readonly string[] Pieces = ["a", "-", ".", " ", ",", "en;q=0.1,", "%41&", "é", "\"\",", "_", "2022-", "😀"];

    private static IEnumerable<object[]> ReaderCases =>
        Readers.Keys.SelectMany(reader => Pieces.Select(piece => new object[] { reader, piece }));

    // Headers end at some 32,000 characters; nothing larger comes here.
    [TestCaseSource(nameof(ReaderCases))]
    public void Reading_a_word_takes_time_in_proportion(string reader, string piece) =>
        Scaling.AssertLinear(size => string.Concat(Enumerable.Repeat(piece, size / piece.Length)), Readers[reader], most: 32_000);

    [TestCase(200, 400, null)]
    [TestCase(201, 0, "too-many-members")]
    [TestCase(0, 19_998, null)]
    [TestCase(0, 20_000, "too-many-values")]
    public void A_body_is_bounded_before_it_is_built(int members, int items, string? code)
    {
        var body = Object("\"a\":" + (members > 0 ? Object(Members(members)) : "[" + Many(items, _ => "1") + "]"));
        if (code is null)
            Assert.That(Read(Encoding.UTF8.GetBytes(body)), Has.Count.EqualTo(1));
        else
        {
            var problem = Assert.Throws<Problem>(() => Read(Encoding.UTF8.GetBytes(body)))!;
            Assert.That((problem.Status, problem.Errors[0].Code), Is.EqualTo((400, code)));
        }
    }

    [Test]
    public void Members_of_one_object_are_not_counted_with_those_of_another() =>
        Assert.That(Read(Encoding.UTF8.GetBytes(Object("\"a\":[" + Many(50, _ => Object(Members(20))) + "]"))), Has.Count.EqualTo(1));

    [Test]
    public void Nothing_is_read_for_a_client_that_is_gone()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        Assert.That(() => Read("{}"u8.ToArray(), gone.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static JsonObject Read(byte[] bytes, CancellationToken aborted = default)
    {
        var http = new DefaultHttpContext { RequestAborted = aborted };
        http.Request.Method = "POST";
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(bytes);
        return StrictJson.ReadObjectAsync(http.Request).GetAwaiter().GetResult();
    }

    private static DefaultHttpContext With(string header, string value)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers[header] = value;
        return http;
    }
}
