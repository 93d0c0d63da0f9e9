using HumasApi.Domain;
using NUnit.Framework;

namespace HumasApi.UnitTests.Domain;

internal sealed class AddressesTests
{
    [TestCase("https://contoh.example", "https://contoh.example/")]
    [TestCase("HTTPS://Contoh.Example:443/A b", "https://contoh.example/A%20b")]
    [TestCase("https://contoh.example/a\\..\\b", "https://contoh.example/b")]
    [TestCase("https://contoh.example\\@jahat.example/", null)]
    [TestCase("http://contoh.example:8080/?q=<b>\"", "http://contoh.example:8080/?q=%3Cb%3E%22")]
    [TestCase("https://contoh.example/%7Ea/é", "https://contoh.example/~a/%C3%A9")]
    [TestCase("https://nama@contoh.example/", null)]
    [TestCase("https://nama:sandi@contoh.example/", null)]
    [TestCase("https://", null)]
    [TestCase("//contoh.example/", null)]
    [TestCase("/etc/passwd", null)]
    [TestCase("javascript:alert(1)", null)]
    [TestCase("ftp://contoh.example/", null)]
    [TestCase("https://contoh.example/a\tb", null)]
    public void Are_stored_as_parsed(string address, string? expected) => Assert.That(Addresses.Web(address), Is.EqualTo(expected));

    [TestCase("https://contoh.example/berita/{slug}", "https://contoh.example/berita/{slug}")]
    [TestCase("https://contoh.example/{id}?a=\"b c\"#{slug}", "https://contoh.example/{id}?a=%22b%20c%22#{slug}")]
    [TestCase("https://{slug}.contoh.example/{id}", null)]
    [TestCase("https://{slug}/", null)]
    [TestCase("https://contoh.example/<b>/{slug}", "https://contoh.example/%3Cb%3E/{slug}")]
    [TestCase("https://contoh.example/berita", null)]
    [TestCase("https://contoh.example/{slug}/{judul}", null)]
    [TestCase("https://nama@contoh.example/{slug}", null)]
    [TestCase("javascript:{slug}", null)]
    public void Templates_keep_their_placeholders(string template, string? expected) =>
        Assert.That(Addresses.ArticleTemplate(template), Is.EqualTo(expected));

    [Test]
    public void Once_stored_they_stay_as_they_are()
    {
        foreach (var address in new[] { "https://contoh.example/%2Fa%252F?b=%26&c=%zz#d e", "https://münchen.example/ü" })
            Assert.That(Addresses.Web(Addresses.Web(address)), Is.EqualTo(Addresses.Web(address)));
    }
}
