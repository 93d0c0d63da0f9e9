using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace HumasApi.ApiTests.Http;

/// <summary>Request bodies that were compressed on the way, and headers that a proxy has changed.</summary>
internal sealed class EncodedBodyTests : ApiTest
{
    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task Are_unpacked(string encoding)
    {
        var answer = await PostAsync(Packed(encoding, """{"name":"Terkompresi"}"""), encoding);
        answer.Must(HttpStatusCode.Created);
        Assert.That(answer.Data["name"]!.GetValue<string>(), Is.EqualTo("Terkompresi"));
    }

    [Test]
    public async Task Of_another_coding_are_refused_with_those_that_are_taken()
    {
        var answer = await PostAsync(Encoding.UTF8.GetBytes("{}"), "zstd");
        answer.IsProblem(HttpStatusCode.UnsupportedMediaType, "unsupported-encoding");
        Assert.That(answer.Header("Accept-Encoding"), Is.EqualTo("gzip, br, deflate"));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task That_are_not_what_the_header_tells_are_malformed(string encoding) =>
        (await PostAsync(Encoding.UTF8.GetBytes("""{"name":"Bukan arsip, melainkan teks biasa"}"""), encoding)).IsProblem(
            HttpStatusCode.BadRequest,
            "malformed-encoding"
        );

    [Test]
    public async Task That_unpack_to_more_than_a_body_may_have_are_too_large() =>
        (await PostAsync(Packed("gzip", new string(' ', 200_000_000)), "gzip")).IsProblem(
            HttpStatusCode.RequestEntityTooLarge,
            "body-too-large"
        );

    [Test]
    public async Task Are_unpacked_for_nobody_who_has_not_signed_in() =>
        (await Api.Send(HttpMethod.Post, "/manage/v1/tags", Content(Encoding.UTF8.GetBytes("not gzip"), "gzip"))).Must(
            HttpStatusCode.Unauthorized
        );

    [TestCase("/v1/articles", HttpStatusCode.MethodNotAllowed)]
    [TestCase("/v1/no-such-thing", HttpStatusCode.NotFound)]
    public async Task Are_unpacked_nowhere_in_public(string path, HttpStatusCode expected) =>
        (await Api.Send(HttpMethod.Post, path, Content(Encoding.UTF8.GetBytes("not gzip"), "gzip"))).Must(expected);

    [TestCase("\"1-gzip\"")]
    [TestCase("\"1-br\"")]
    [TestCase("W/\"1\"")]
    [TestCase("\"1;gzip\"")]
    public async Task A_version_that_a_proxy_has_marked_is_a_version(string tag)
    {
        var id = (await Api.Post("/tags", new { name = "Topik" })).Id;
        (await Api.Manage(HttpMethod.Patch, $"/tags/{id}", new { name = "Topik lain" }, null, ("If-Match", tag))).Must(HttpStatusCode.OK);
    }

    [TestCase("\"-gzip\"")]
    [TestCase("\"1-lain\"")]
    public async Task What_is_no_version_is_malformed(string tag)
    {
        var id = (await Api.Post("/tags", new { name = "Topik" })).Id;
        (await Api.Manage(HttpMethod.Patch, $"/tags/{id}", new { name = "Topik lain" }, null, ("If-Match", tag))).IsProblem(
            HttpStatusCode.BadRequest,
            "malformed-if-match"
        );
    }

    [Test]
    public async Task The_documents_can_be_read_from_any_site()
    {
        foreach (var path in new[] { "/openapi/delivery.v1.json", "/openapi/3.0/management.v1.json" })
            Assert.That(
                (await Api.Get(path, ("Origin", "https://editor.swagger.io"))).Header("Access-Control-Allow-Origin"),
                Is.EqualTo("*"),
                path
            );
    }

    private static byte[] Packed(string encoding, string text)
    {
        using var buffer = new MemoryStream();
        using (
            Stream stream = encoding switch
            {
                "gzip" => new GZipStream(buffer, CompressionLevel.Fastest),
                "br" => new BrotliStream(buffer, CompressionLevel.Fastest),
                _ => new ZLibStream(buffer, CompressionLevel.Fastest),
            }
        )
            stream.Write(Encoding.UTF8.GetBytes(text));
        return buffer.ToArray();
    }

    private static ByteArrayContent Content(byte[] body, string encoding)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add(encoding);
        return content;
    }

    private static Task<Answer> PostAsync(byte[] body, string encoding) => Api.Manage(HttpMethod.Post, "/tags", Content(body, encoding));
}
