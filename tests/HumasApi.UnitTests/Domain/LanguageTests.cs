using HumasApi.Domain;
using NUnit.Framework;

namespace HumasApi.UnitTests.Domain;

/// <summary>Language tags (RFC 5646).</summary>
internal sealed class LanguageTests
{
    [TestCase("id", "id")]
    [TestCase("ID", "id")]
    [TestCase("in", "id")]
    [TestCase("IN-id", "id-ID")]
    [TestCase("ind", "id")]
    [TestCase("jw", "jv")]
    [TestCase("jav", "jv")]
    [TestCase("en-us", "en-US")]
    [TestCase("EN-us", "en-US")]
    [TestCase("zh-hans-cn", "zh-Hans-CN")]
    [TestCase("de-CH-1996", "de-CH-1996")]
    [TestCase("bew", "bew")]
    [TestCase("pt-TP", "pt-TL")]
    public void Are_canonical(string tag, string expected) => Assert.That(Language.Canonical(tag), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase(null)]
    [TestCase("indonesia")]
    [TestCase("en_US")]
    [TestCase("e")]
    [TestCase("en-")]
    [TestCase("en\n")]
    public void That_are_none_have_no_canonical_form(string? tag) => Assert.That(Language.Canonical(tag), Is.Null);
}
