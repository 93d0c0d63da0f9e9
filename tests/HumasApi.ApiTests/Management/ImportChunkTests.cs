using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ZstdSharp;

namespace HumasApi.ApiTests.Management;

/// <summary>Files that are sent in chunks, compressed, and with a digest.</summary>
internal sealed class ImportChunkTests : ImportTest
{
    private const string Begin = "source=web-lama&format=ndjson&chunked=true";

    private static readonly byte[] File = Encoding.UTF8.GetBytes(
        string.Join('\n', Enumerable.Range(1, 40).Select(number => Item($"a{number}", $"Panen {number}").ToJsonString()))
    );

    [Test]
    public async Task Chunks_in_any_order_and_sent_again_make_the_file()
    {
        await SceneAsync();
        var id = (await BeginAsync()).Id;
        // Cut in the middle of items, each packed in another way.
        var chunks = File.Chunk(1_501).ToList();
        Assert.That(chunks, Has.Count.GreaterThan(3));
        foreach (var place in Enumerable.Range(0, chunks.Count).Reverse())
            (await PutAsync(id, place + 1, Packed(chunks[place], place % 4))).Must(HttpStatusCode.OK);
        // Again, packed in another way.
        (await PutAsync(id, 2, Packed(chunks[1], 3))).Must(HttpStatusCode.OK);
        var list = (await Api.ManageGet($"/imports/{id}/chunks")).Must(HttpStatusCode.OK).Data.AsArray();
        Assert.That(list.Select(one => one!["number"]!.GetValue<int>()), Is.EqualTo(Enumerable.Range(1, chunks.Count)));
        Assert.That(list[0]!["sha256"]!.GetValue<string>(), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(chunks[0]))));
        var receiving = (await Api.ManageGet($"/imports/{id}")).Data;
        Assert.That(receiving["state"]!.GetValue<string>(), Is.EqualTo("receiving"));
        Assert.That(receiving["bytes"]!.GetValue<long>(), Is.EqualTo(File.Length));

        (await CompleteAsync(id, chunks.Count)).Must(HttpStatusCode.Accepted);
        var done = await EndAsync(id);
        Assert.That(Counts(done), Is.EqualTo("read 40 created 40 updated 0 unchanged 0 failed 0 skipped 0"));
        Assert.That((await CompleteAsync(id, chunks.Count)).Status, Is.EqualTo(HttpStatusCode.Accepted), "the answer was lost");
        Assert.That((await PutAsync(id, 1, Packed(chunks[0], 0))).Code, Is.EqualTo("import-state"));
    }

    [Test]
    public async Task A_file_with_a_gap_is_not_complete()
    {
        await SceneAsync();
        var id = (await BeginAsync()).Id;
        (await PutAsync(id, 1, Packed(File, 0))).Must(HttpStatusCode.OK);
        (await PutAsync(id, 4, Packed(File, 0))).Must(HttpStatusCode.OK);
        var gap = await CompleteAsync(id, 4);
        Assert.That((gap.Status, gap.Code), Is.EqualTo((HttpStatusCode.Conflict, "missing-chunks")));
        Assert.That(gap.Json["detail"]!.GetValue<string>(), Does.Contain("2, 3"));
        Assert.That((await CompleteAsync(id, 1)).Json["detail"]!.GetValue<string>(), Does.Contain("4"), "beyond");
        var other = await PutAsync(id, 1, Packed(File[1..], 0));
        Assert.That((other.Status, other.Code), Is.EqualTo((HttpStatusCode.Conflict, "chunk-differs")));
    }

    [Test]
    public async Task Chunks_are_bounded_and_whole()
    {
        await SceneAsync();
        var id = (await BeginAsync()).Id;
        Assert.That((await PutAsync(id, 0, Packed(File, 0))).Code, Is.EqualTo("out-of-range"));
        Assert.That((await PutAsync(id, 10_001, Packed(File, 0))).Code, Is.EqualTo("out-of-range"));
        Assert.That((await PutAsync(id, 1, Packed([], 0))).Code, Is.EqualTo("empty-body"));
        Assert.That((await PutAsync(id, 1, Packed(new byte[33_000_000], 0))).Code, Is.EqualTo("body-too-large"));
        Assert.That((await PutAsync(id, 1, Packed(new byte[33_000_000], 3))).Code, Is.EqualTo("body-too-large"), "a bomb");
        var cut = Packed(File, 3);
        Assert.That((await PutAsync(id, 1, Cut(cut))).Code, Is.EqualTo("malformed-encoding"));
        var wrong = Packed(File, 0);
        wrong.Headers.Add("Content-Digest", $"sha-256=:{Convert.ToBase64String(SHA256.HashData(File[1..]))}:");
        Assert.That((await PutAsync(id, 1, wrong)).Code, Is.EqualTo("digest-mismatch"));
        Assert.That((await Api.ManageGet($"/imports/{id}/chunks")).Data.AsArray(), Is.Empty, "nothing of these is kept");

        foreach (var encoding in new[] { "br", "gzip", "zstd" })
        {
            var other = new ByteArrayContent(Encoding.UTF8.GetBytes("bukan kompresi apa pun, sama sekali bukan"));
            other.Headers.ContentEncoding.Add(encoding);
            Assert.That((await PutAsync(id, 1, other)).Code, Is.EqualTo("malformed-encoding"), encoding);
        }
        var body = await SendAsync("{}", Begin);
        Assert.That((body.Status, body.Code), Is.EqualTo((HttpStatusCode.BadRequest, "chunked-with-body")));
        Assert.That((await SendAsync("", "source=web-lama&chunked=true")).Code, Is.EqualTo("required"), "the format");
        var whole = (await SendAsync(Encoding.UTF8.GetString(File))).Must(HttpStatusCode.Accepted).Id;
        Assert.That((await PutAsync(whole, 1, Packed(File, 0))).Code, Is.EqualTo("import-state"));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task A_whole_file_may_be_packed_and_have_a_digest(int packing)
    {
        await SceneAsync();
        var file = Packed(File, packing);
        var digest = Convert.ToBase64String(SHA256.HashData(await file.ReadAsByteArrayAsync()));
        file.Headers.Add("Content-Digest", $"sha-512=:AAAA:, sha-256=:{digest}:");
        Assert.That(Counts(await RunAsync(file)), Does.StartWith("read 40 created 40"));

        var wrong = Packed(File, packing);
        wrong.Headers.Add("Content-Digest", $"sha-256=:{Convert.ToBase64String(SHA256.HashData(File[2..]))}:");
        Assert.That((await SendAsync(wrong)).Code, Is.EqualTo("digest-mismatch"));
        Assert.That((await Api.ManageGet("/imports")).Data.AsArray(), Has.Count.EqualTo(1), "what did not arrive whole is no import");
    }

    // A window of 128 MB for each upload would be memory that strangers choose.
    [Test]
    public async Task A_window_that_is_too_long_is_refused()
    {
        var packed = new MemoryStream();
        await using (var zstd = new CompressionStream(packed, 3))
        {
            zstd.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_windowLog, 27);
            var noise = new byte[1 << 20];
            for (var part = 0; part < 20; part++)
            {
                new Random(part).NextBytes(noise);
                zstd.Write(noise);
            }
        }
        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentEncoding.Add("zstd");
        Assert.That((await SendAsync(content, "source=web-lama&format=ndjson")).Code, Is.EqualTo("malformed-encoding"));
    }

    private static async Task<Answer> BeginAsync() => (await SendAsync("", Begin)).Must(HttpStatusCode.Accepted);

    private static Task<Answer> PutAsync(string id, int number, HttpContent chunk) =>
        Api.Manage(HttpMethod.Put, $"/imports/{id}/chunks/{number}", chunk);

    private static Task<Answer> CompleteAsync(string id, int chunks) => Api.Post($"/imports/{id}/complete", new { chunks });

    private static ByteArrayContent Packed(byte[] bytes, int packing)
    {
        if (packing == 0)
            return new ByteArrayContent(bytes);
        var packed = new MemoryStream();
        using (
            Stream to = packing switch
            {
                1 => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
                2 => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
                _ => new CompressionStream(packed, leaveOpen: true),
            }
        )
            to.Write(bytes);
        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentEncoding.Add(
            packing == 1 ? "gzip"
            : packing == 2 ? "br"
            : "zstd"
        );
        return content;
    }

    private static ByteArrayContent Cut(HttpContent whole)
    {
        var bytes = whole.ReadAsByteArrayAsync().Result;
        var content = new ByteArrayContent(bytes[..(bytes.Length / 2)]);
        content.Headers.ContentEncoding.Add(whole.Headers.ContentEncoding.Single());
        return content;
    }
}
