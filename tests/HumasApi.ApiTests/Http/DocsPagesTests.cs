using System.Net;
using System.Text.RegularExpressions;
using HumasApi.Docs;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HumasApi.ApiTests.Http;

/// <summary>What people find who open the address of the service in a browser, and what programs find there.</summary>
internal sealed partial class DocsPagesTests : ApiTest
{
    [Test]
    public async Task The_start_is_a_page_for_browsers_and_JSON_for_programs()
    {
        var page = (await Api.Get("/", ("Accept", "text/html,application/xhtml+xml"), ("Accept-Language", "id"))).Must(HttpStatusCode.OK);
        Assert.That(page.Header("Content-Type"), Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(
            page.Text,
            Does.Contain("<html lang=\"id\">").And.Contain("Tiga panggilan").And.Contain("https://humas.example/v1/units")
        );
        Assert.That(page.Header("Content-Security-Policy"), Does.Contain("style-src 'self'"));
        var json = (await Api.Get("/")).Must(HttpStatusCode.OK);
        Assert.That(json.Json["delivery"]!.GetValue<string>(), Is.EqualTo("https://humas.example/v1"));
        Assert.That(json.Json["version"]!.GetValue<string>(), Does.Match(@"^\d+\.\d+\.\d+"));
        Assert.That(json.Header("Vary"), Does.Contain("Accept"));
        Assert.That(json.Header("X-Request-Id"), Is.Not.Empty);
        Assert.That(
            (await Api.ManageGet("")).Must(HttpStatusCode.OK).Json["me"]!.GetValue<string>(),
            Is.EqualTo("https://humas.example/manage/v1/me")
        );
        (await Api.Get("/manage/v1")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Test]
    public async Task Browsers_and_search_engines_get_what_they_ask_for_on_their_own()
    {
        Assert.That((await Api.Get("/favicon.ico")).Must(HttpStatusCode.OK).Header("Content-Type"), Does.StartWith("image/svg+xml"));
        Assert.That((await Api.Get("/robots.txt")).Must(HttpStatusCode.OK).Text, Does.Contain("Disallow: /\n"));
    }

    [Test]
    public async Task The_documentation_page_shows_problems_once_for_each_operation()
    {
        foreach (var name in new[] { "delivery.v1", "management.v1" })
        {
            var document = (await Api.Get($"/docs/{name}.json")).Must(HttpStatusCode.OK).Json;
            foreach (var (path, operations) in document["paths"]!.AsObject())
            foreach (var (method, operation) in operations!.AsObject())
                Assert.That(
                    operation!["responses"]!.AsObject().Select(response => response.Key).Where(status => status[0] is not ('2' or '3')),
                    Is.EqualTo(new[] { "default" }),
                    $"{method} {path}"
                );
            Assert.That(document["servers"], Is.Null);
        }
    }

    [Test]
    public async Task Guides_are_pages_in_two_languages_with_the_same_parts()
    {
        var index = (await Api.Get("/docs/guides")).Must(HttpStatusCode.OK).Text;
        foreach (var name in GuidePages.Names)
        {
            var parts = new List<string>();
            foreach (var language in GuidePages.Languages)
            {
                Assert.That(index, Does.Contain($"/docs/guides/{language}/{name}"));
                var guide = (await Api.Get($"/docs/guides/{language}/{name}")).Must(HttpStatusCode.OK);
                Assert.That(guide.Text, Does.Contain($"<html lang=\"{language}\">").And.Contain("<h1"));
                parts.Add(string.Join(' ', Part().Matches(guide.Text).Select(match => match.Groups[1].Value)));
            }
            Assert.That(parts[1], Is.EqualTo(parts[0]), name);
        }
        Assert.That((await Api.Get("/docs/glossary")).Must(HttpStatusCode.OK).Text, Does.Contain("<table>").And.Contain("tombstone"));
        (await Api.Get("/docs/guides/fr/reading")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.Get("/docs/guides/en/secrets")).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Test]
    public void What_the_guides_name_is_there()
    {
        var routes = Newsroom
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(route => Placeholder().Replace("/" + route.RoutePattern.RawText!.Trim('/'), "{}"))
            .ToHashSet();
        var named = 0;
        foreach (var name in GuidePages.Names)
        foreach (var language in GuidePages.Languages)
        foreach (Match match in Address().Matches(GuidePages.Source($"{name}.{language}")))
        {
            var path = Placeholder().Replace(match.Value.TrimEnd('/'), "{}");
            Assert.That(
                routes.Contains(path) || routes.Any(route => Regex.IsMatch(path, "^" + Regex.Escape(route).Replace("\\{}", "[^/]+") + "$")),
                $"{name}.{language} names {match.Value}."
            );
            named++;
        }
        Assert.That(named, Is.GreaterThan(40));
    }

    // The elements that a guide is made of.
    [GeneratedRegex("<(h1|h2|ol|ul|li|table|tr|pre)\\b")]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<=[`/""A-Z ])/(?:v1|manage/v1)(?:/[A-Za-z0-9{}-]+)*")]
    private static partial Regex Address();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
