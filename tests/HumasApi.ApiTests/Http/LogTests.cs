using System.Collections.Concurrent;
using System.Net;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HumasApi.ApiTests.Http;

/// <summary>What the log says of requests: enough to find them, and no line for each that an attacker sends.</summary>
internal sealed class LogTests : ApiTest
{
    [Test]
    public async Task Failed_sign_ins_of_an_address_are_one_line_a_minute()
    {
        var lines = new ConcurrentQueue<string>();
        using var log = new TestLog(LogLevel.Trace, (line, _) => lines.Enqueue(line));
        await using var service = TestService.StartInMemory(Newsroom.App, Newsroom.Read, services =>
            services.AddSingleton<ILoggerProvider>(log)
        );
        using var client = service.CreateClient();
        for (var number = 0; number < 10; number++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/manage/v1/me");
            request.Headers.Add("Authorization", $"Bearer hk_{Guid.NewGuid():N}_{new string('a', 64)}");
            using var response = await client.SendAsync(request);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
        Assert.That(
            lines.Where(line => line.Contains("Access", StringComparison.Ordinal) || line.Contains("Auth", StringComparison.Ordinal)),
            Has.One.Items.And.All.Contains("A sign-in from")
        );
    }

    [Test]
    public async Task A_failure_is_logged_with_the_trace_of_the_response_and_that_of_the_client()
    {
        const string parent = "0af7651916cd43dd8448eb211c80319c";
        var lines = new ConcurrentQueue<string>();
        using var log = new TestLog(LogLevel.Trace, (line, _) => lines.Enqueue(line));
        await using var service = TestService.StartInMemory(Newsroom.App, Newsroom.Read, services =>
            services.AddSingleton<ILoggerProvider>(log).AddScoped<IMediator>(_ => throw new InvalidOperationException("Rusak"))
        );
        using var client = service.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/articles");
        request.Headers.Add("traceparent", $"00-{parent}-b7ad6b7169203331-01");
        using var response = await client.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        var trace = response.Headers.GetValues("X-Request-Id").Single();
        Assert.That(lines, Has.One.Contains($"trace {trace}, parent {parent}"));
    }
}
