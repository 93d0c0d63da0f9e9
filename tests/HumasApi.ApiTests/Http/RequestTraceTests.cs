using System.Net;

namespace HumasApi.ApiTests.Http;

/// <summary>The name of a request in the logs is the service's; what the client calls it is kept beside it.</summary>
internal sealed class RequestTraceTests : ApiTest
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Test]
    public async Task A_client_cannot_choose_the_trace()
    {
        var sent = ("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
        var (first, second) = (await Api.Get("/v1/articles/by-slug/tiada", sent), await Api.Get("/v1/articles/by-slug/tiada", sent));
        var ids = new[] { first, second }
            .Select(answer => answer.Must(HttpStatusCode.NotFound).Json["traceId"]!.GetValue<string>())
            .ToList();
        Assert.That(ids, Is.Unique.And.All.Match("^[0-9a-f]{32}$").And.None.EqualTo(Trace));
        Assert.That((first.Json["parentTrace"]!.GetValue<string>(), first.Header("X-Request-Id")), Is.EqualTo((Trace, ids[0])));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("00-xyz")]
    [TestCase("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    [TestCase("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, 00-0af7651916cd43dd8448eb211c80319d-b7ad6b7169203331-01")]
    public async Task What_is_no_trace_is_not_repeated(string? sent)
    {
        var answer = await Api.Get("/v1/articles/by-slug/tiada", sent is null ? [] : [("traceparent", sent)]);
        Assert.That(answer.Must(HttpStatusCode.NotFound).Json["parentTrace"], Is.Null);
    }

    [TestCase("/v1/articles", 200)]
    [TestCase("/manage/v1/articles", 401)]
    [TestCase("/tiada", 404)]
    [TestCase("/health/live", 200)]
    [TestCase("/openapi/delivery.v1.json", 200)]
    public async Task Every_response_has_a_request_id(string path, int status)
    {
        var (first, second) = (await Api.Get(path), await Api.Get(path));
        Assert.That((int)first.Status, Is.EqualTo(status));
        Assert.That(new[] { first.Header("X-Request-Id"), second.Header("X-Request-Id") }, Is.Unique.And.All.Match("^[0-9a-f]{32}$"));
    }
}
