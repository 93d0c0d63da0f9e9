namespace HumasApi.Demo;

/// <summary>Given and family names from which the quoted officials are made up. None stands for a real person.</summary>
internal static class DemoNames
{
    private static readonly string[] Given =
    [
        "Agus", "Bambang", "Citra", "Dwi", "Eko", "Fitri", "Gunawan", "Hendra", "Indah", "Joko", "Kartika", "Lukman", "Maya", "Nugroho", "Oki",
        "Puji", "Ratna", "Slamet", "Tri", "Umi", "Wahyu", "Yanti", "Zainal", "Aditya", "Budi", "Endang", "Heru", "Ika", "Rudi", "Sri",
    ];

    private static readonly string[] Middle = ["Adi", "Ari", "Catur", "Dian", "Estu", "Jati", "Mukti", "Panca", "Sasongko", "Tirta"];

    private static readonly string[] Family =
    [
        "Wibawanto", "Purnomosidi", "Hartantya", "Kusumaningtyas", "Prabandaru", "Setyowibowo", "Wicaksana", "Rahmadiyanto", "Susilawardana", "Handokowati",
        "Mardikasari", "Nurcahyanto", "Pramudyawati", "Sulistyantoro", "Widyastono", "Yulianingrat", "Atmajasari", "Brotosasono", "Cahyaningsih", "Darmasaputra",
    ];

    /// <summary>A name that depends on <paramref name="number"/> only, so that an office keeps its officials whatever the seed.</summary>
    public static string Official(int number)
    {
        var random = new DemoRandom(2022, number);
        return $"{random.Pick(Given)} {random.Pick(Middle)} {random.Pick(Family)}";
    }
}
