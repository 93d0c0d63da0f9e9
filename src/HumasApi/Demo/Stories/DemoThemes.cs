namespace HumasApi.Demo.Stories;

/// <summary>What stories of one theme share: title ends, second voices, background, closings.</summary>
internal static class DemoThemes
{
    private static readonly DemoTemplate[] ReportFrames =
    [
        "<p>“{quote},” ujar {head}.</p>",
        "<p>{head}, menyampaikan terima kasih kepada semua pihak yang terlibat. “{quote},” katanya.</p>",
        "<p>Ditemui seusai kegiatan, {head}, menjelaskan alasan kegiatan tersebut diadakan.</p><blockquote><p>“{quote}.”</p></blockquote>",
        "<p>Dalam kesempatan itu, {head}, menekankan pentingnya kesungguhan semua pihak. “{quote},” tuturnya.</p>",
    ];

    private static readonly Dictionary<DemoTheme, DemoThemeTexts> Texts = new()
    {
        [DemoTheme.Livelihood] = new()
        {
            LapasRole = "Kepala Seksi Kegiatan Kerja",
            TitleLeads = ["Gandeng {Partner}, ", "Dukung Ketahanan Pangan, ", "Bekal Mandiri, ", "Produktif dari Dalam, ", "Kabar Baik {month}, ", "Siapkan Masa Depan, "],
            TitleTails = [", Bekal Mandiri Seusai Bebas", ", Wujud Pembinaan yang Produktif", " pada {month}", ", Libatkan {Partner}", ", Hasilnya Menggembirakan"],
            Subtitles = ["Pembinaan kemandirian {nick} terus menunjukkan hasil", "Program kerja melibatkan {wb} dari berbagai latar belakang", "Keterampilan disiapkan sebagai bekal kembali ke masyarakat"],
            HeadFrames = ReportFrames,
            OfficerQuotes =
            [
                "<p>Sementara itu, {officer}, mengatakan peminat program terus bertambah. “Kami menambah kelompok kerja secara bertahap supaya pendampingannya tetap dekat dan alatnya cukup,” ujarnya.</p>",
                "<p>Menurut {officer}, kunci keberhasilan terletak pada pencatatan. “Setiap bahan yang masuk dan keluar ditulis, jadi {wb} tahu persis berapa biaya dan berapa hasilnya,” katanya.</p>",
                "<p>{officer}, menambahkan bahwa keselamatan kerja menjadi syarat utama. “Sarung tangan, kacamata, dan sepatu harus dipakai, tidak ada tawar-menawar,” tegasnya.</p>",
            ],
            Contexts =
            [
                "Pembinaan kemandirian merupakan salah satu pilar pemasyarakatan. Melalui kegiatan kerja, {wb} diharapkan memiliki keterampilan, kebiasaan disiplin, dan <em>rasa percaya diri</em> untuk mencari nafkah secara halal setelah bebas.",
                "{fullunit} mengelola beberapa kegiatan kerja secara bergilir, di antaranya pertanian, pertukangan, dan kerajinan. Pembagiannya mempertimbangkan minat, kesehatan, serta tingkat risiko masing-masing peserta.",
                "Selama dua tahun terakhir, jumlah peserta kegiatan kerja di unit ini meningkat. Kenaikan itu sejalan dengan bertambahnya mitra yang bersedia menyediakan bahan, instruktur, maupun pasar.",
                "Produk hasil pembinaan dapat dilihat di ruang pamer yang berada di dekat pintu layanan. Masyarakat dapat memesan secara langsung atau melalui akun media sosial resmi unit.",
            ],
            Closings =
            [
                "<p>Ke depan, {nick} berencana menambah jenis keterampilan sesuai kebutuhan pasar di {town}. Evaluasi akan dilakukan pada akhir triwulan dengan melibatkan instruktur dan peserta.</p>",
                "<p>Kegiatan ditutup dengan doa bersama dan foto petugas dengan latar hasil kerja. Program serupa akan dilanjutkan pada bulan berikutnya dengan peserta yang berbeda.</p>",
                "<p>Pihak unit membuka kesempatan bagi pelaku usaha yang ingin bermitra. Permintaan informasi dapat disampaikan melalui loket layanan pada jam kerja.</p>",
            ],
            Headings = ["Dikelola Secara Berkelanjutan", "Bekal Setelah Bebas", "Pendampingan Bertahap"],
            Lists =
            [
                "<p>Beberapa hal yang menjadi perhatian dalam kegiatan kerja tersebut adalah:</p><ul><li>pemilihan peserta berdasarkan asesmen;</li><li>pendampingan oleh instruktur;</li><li>pencatatan bahan dan hasil; serta</li><li>pemberian premi sesuai ketentuan.</li></ul>",
                "<p>Tahapan program disusun sebagai berikut.</p><ul><li><strong>Persiapan:</strong> pendataan minat dan penyediaan alat.</li><li><strong>Pelaksanaan:</strong> praktik di bawah pengawasan petugas.</li><li><strong>Penilaian:</strong> pemeriksaan mutu dan catatan perbaikan.</li></ul>",
            ],
        },
        [DemoTheme.Character] = new()
        {
            LapasRole = "Kepala Seksi Bimbingan Narapidana",
            TitleLeads = ["Gandeng {Partner}, ", "Rawat Semangat Belajar, ", "Pembinaan Kepribadian, ", "Isi {month} dengan Kegiatan Positif, ", "Penuh Kebersamaan, ", "Bentuk Karakter, "],
            TitleTails = [", Tumbuhkan Rasa Percaya Diri", ", Bukti Pembinaan Terus Berjalan", " pada {month}", ", Bersama {Partner}", ", Suasana Penuh Kekeluargaan", ", Peserta Makin Antusias"],
            Subtitles = ["Pembinaan kepribadian di {nick} dilakukan secara rutin", "Peserta diharapkan membawa perubahan sikap", "Kegiatan positif mengisi masa pidana"],
            HeadFrames = ReportFrames,
            OfficerQuotes =
            [
                "<p>{officer}, menuturkan bahwa kehadiran peserta terus dipantau. “Kami tidak memaksa, tetapi kami mengajak. Ternyata setelah ikut sekali, kebanyakan datang lagi,” ungkapnya.</p>",
                "<p>Hal senada disampaikan {officer}. “Perubahan paling terasa ada pada cara mereka menyapa. Lebih ramah, lebih tenang, dan mau mendengarkan,” ucapnya.</p>",
                "<p>Menurut {officer}, kegiatan disusun berdasarkan usulan peserta. “Kalau mereka ikut merancang, mereka ikut menjaga,” katanya singkat.</p>",
            ],
            Contexts =
            [
                "Pembinaan kepribadian bertujuan menumbuhkan kesadaran beragama, berbangsa, dan bermasyarakat. Di {fullunit}, pembinaan itu dijalankan melalui ibadah, pendidikan, kesenian, serta olahraga yang terjadwal.",
                "Setiap kegiatan dicatat dalam instrumen penilaian pembinaan. Catatan tersebut menjadi salah satu pertimbangan ketika {wb} mengusulkan hak bersyarat.",
                "Minat terhadap kegiatan positif meningkat sejak jadwal disusun lebih luwes. {nick} juga memberi kesempatan kepada {wb} untuk menjadi panitia sehingga mereka belajar bertanggung jawab.",
                "Keterlibatan masyarakat dipandang penting karena pembinaan tidak berakhir di pintu gerbang. <em>Penerimaan lingkungan</em> ikut menentukan keberhasilan seseorang setelah bebas.",
            ],
            Closings =
            [
                "<p>Rangkaian kegiatan diakhiri dengan doa dan ramah-tamah. {wbstart} kembali ke kamar hunian dengan tertib setelah petugas melakukan penghitungan.</p>",
                "<p>Unit menjadwalkan kegiatan lanjutan pada bulan depan. Mitra yang ingin terlibat dipersilakan menghubungi bagian pembinaan.</p>",
                "<p>Seluruh rangkaian berjalan aman dan lancar. Harapannya, semangat yang tumbuh hari itu tetap terjaga dalam keseharian.</p>",
            ],
            Headings = ["Dibimbing Secara Rutin", "Suara Peserta", "Bukan Sekadar Acara"],
            Lists =
            [
                "<p>Nilai yang ditekankan sepanjang kegiatan antara lain:</p><ul><li>menghormati perbedaan;</li><li>menepati waktu;</li><li>bekerja dalam kelompok; dan</li><li>berani mengakui kesalahan.</li></ul>",
                "<p>Selain kegiatan ini, {nick} memiliki agenda tetap, yaitu:</p><ul><li>pengajian dan kebaktian mingguan;</li><li>kelas membaca serta kejar paket;</li><li>olahraga pagi dua kali sepekan; dan</li><li>latihan kesenian pada akhir pekan.</li></ul>",
            ],
        },
        [DemoTheme.Health] = new()
        {
            LapasRole = "Kepala Subseksi Bimbingan Kemasyarakatan dan Perawatan",
            TitleLeads = ["Gandeng {Partner}, ", "Penuhi Hak Kesehatan, ", "Peduli Kesehatan, ", "Jaga Kondisi Tetap Prima, ", "Agenda Sehat {month}, ", "Sehat Bersama, "],
            TitleTails = [", Hasil Dipantau Berkala", ", Wujud Pemenuhan Hak Dasar", " pada {month}", ", Didukung {Partner}", ", Antusiasme Peserta Tinggi", ", Layanan Makin Dekat"],
            Subtitles = ["Pelayanan kesehatan di {nick} diperkuat bersama mitra", "Pencegahan diutamakan sebelum pengobatan", "Kegiatan menjangkau seluruh bagian"],
            HeadFrames = ReportFrames,
            OfficerQuotes =
            [
                "<p>{officer}, memastikan tindak lanjut telah disiapkan. “Kalau ada yang perlu dirujuk, ambulans dan pengawalan siap. Tidak menunggu lama,” jelasnya.</p>",
                "<p>Sementara itu, {officer}, mengingatkan agar keluhan ringan tidak disepelekan. “Sampaikan sejak awal. Poliklinik kami buka setiap hari dan petugas jaga selalu ada,” katanya.</p>",
                "<p>“Persediaan obat dasar cukup dan terus kami catat supaya tidak kosong,” ungkap {officer}.</p>",
            ],
            Contexts =
            [
                "Pelayanan kesehatan di {fullunit} meliputi pemeriksaan rutin, pengobatan dasar, serta rujukan ke rumah sakit. Kebersihan dapur dan ketersediaan air turut diawasi karena berpengaruh besar terhadap kesehatan.",
                "Kepadatan hunian menuntut kewaspadaan terhadap penyakit menular. Oleh sebab itu, setiap penghuni baru diperiksa lebih dahulu sebelum ditempatkan bersama yang lain.",
                "Upaya promotif terus diperbanyak, antara lain senam, penyuluhan, dan pemeriksaan berkala. <strong>Seluruh layanan kesehatan tersebut tidak dipungut biaya.</strong>",
                "Kerja sama dengan fasilitas kesehatan daerah memungkinkan pertukaran tenaga dan peralatan. Pola itu dinilai efektif mengatasi keterbatasan sumber daya di unit.",
            ],
            Closings =
            [
                "<p>Kegiatan selesai menjelang siang tanpa kendala berarti. Laporan hasilnya akan menjadi dasar penyusunan program kesehatan berikutnya.</p>",
                "<p>Unit berharap kegiatan seperti ini dapat diadakan secara teratur. Peserta diminta menerapkan anjuran tenaga kesehatan dalam kehidupan sehari-hari.</p>",
                "<p>Di akhir acara, panitia menyampaikan penghargaan kepada para tenaga kesehatan yang bertugas. Pertemuan lanjutan direncanakan dalam tiga bulan.</p>",
            ],
            Headings = ["Tindak Lanjut Pemeriksaan", "Mencegah Lebih Baik", "Layanan Tanpa Biaya"],
            Lists =
            [
                "<p>Tenaga kesehatan mengingatkan empat kebiasaan sederhana:</p><ul><li>mencuci tangan dengan sabun;</li><li>membuka ventilasi setiap pagi;</li><li>tidak bertukar alat makan; dan</li><li>melapor bila sakit lebih dari dua hari.</li></ul>",
                "<p>Layanan yang tersedia dalam kegiatan itu meliputi:</p><ul><li>pendaftaran dan wawancara;</li><li>pemeriksaan tekanan darah;</li><li>konsultasi singkat; serta</li><li>pemberian vitamin.</li></ul>",
            ],
        },
        [DemoTheme.Security] = new()
        {
            LapasRole = "Kepala Kesatuan Pengamanan",
            TitleLeads = ["Gandeng {Partner}, ", "Jaga Kondusivitas, ", "Deteksi Dini, ", "Perketat Pengawasan, ", "Siaga {month}, ", "Cegah Gangguan Keamanan, "],
            TitleTails = [", Komitmen Bersih dari Barang Terlarang", ", Situasi Tetap Kondusif", " pada {month}", ", Libatkan {Partner}", ", Berjalan Tertib", ", Hasil Langsung Dilaporkan"],
            Subtitles = ["Langkah deteksi dini gangguan keamanan di {nick}", "Pelaksanaan berlangsung tertib dan terukur", "Petugas diminta tetap waspada dan santun"],
            HeadFrames = ReportFrames,
            OfficerQuotes =
            [
                "<p>{officer}, menyebut pengawasan tidak hanya mengandalkan alat. “Kami membangun komunikasi dengan penghuni. Informasi kecil sering kali mencegah masalah besar,” ujarnya.</p>",
                "<p>“Regu jaga kami minta berkeliling lebih sering, terutama pada jam rawan. Semua temuan dicatat di buku kontrol,” kata {officer}.</p>",
                "<p>Menurut {officer}, kegiatan serupa tidak akan diumumkan waktunya. “Kalau jadwalnya bisa ditebak, manfaatnya berkurang,” ungkapnya.</p>",
            ],
            Contexts =
            [
                "Deteksi dini gangguan keamanan merupakan bagian dari tiga kunci pemasyarakatan, bersama pemberantasan peredaran narkoba dan sinergi dengan aparat penegak hukum. {fullunit} menerapkannya melalui pemeriksaan berkala dan penguatan pengawasan di pintu masuk.",
                "Pemeriksaan terhadap pengunjung serta barang bawaan diperketat tanpa mengurangi keramahan. Petugas yang memeriksa pengunjung perempuan selalu petugas perempuan.",
                "Keadaan aman dipandang sebagai syarat berjalannya pembinaan. Ketika hunian tenang, <em>program belajar dan bekerja</em> dapat berlangsung tanpa gangguan.",
                "Jumlah penghuni yang melebihi kapasitas menjadi tantangan tersendiri. Karena itu, unit menata ulang penempatan kamar berdasarkan hasil asesmen risiko.",
            ],
            Closings =
            [
                "<p>Kegiatan berakhir dengan apel dan evaluasi singkat. Situasi secara umum dinyatakan aman, dan hasilnya dilaporkan kepada kantor wilayah.</p>",
                "<p>Unit mengajak masyarakat ikut mengawasi dan melaporkan dugaan pelanggaran melalui saluran aduan resmi. Setiap laporan dijamin kerahasiaannya.</p>",
                "<p>Ke depan, kegiatan serupa dilakukan lebih sering dengan pola yang berubah-ubah. Pelatihan petugas juga akan ditambah.</p>",
            ],
            Headings = ["Tegas tetapi Humanis", "Hasil dan Tindak Lanjut", "Pengawasan Berlapis"],
            Lists =
            [
                "<p>Arahan kepada petugas sebelum kegiatan dimulai mencakup:</p><ul><li>bersikap sopan dan tidak memancing emosi;</li><li>memeriksa dengan teliti;</li><li>mencatat setiap temuan; dan</li><li>melapor secara berjenjang.</li></ul>",
                "<p>Tindak lanjut yang segera dikerjakan adalah:</p><ul><li>pemeriksaan ulang titik rawan;</li><li>perbaikan kamera pengawas;</li><li>penertiban kunci dan gembok; serta</li><li>sosialisasi tata tertib.</li></ul>",
            ],
        },
        [DemoTheme.Service] = new()
        {
            LapasRole = "Kepala Subseksi Registrasi",
            TitleLeads = ["Layanan Prima, ", "Wujud Pelayanan Humanis, ", "Mudah dan Tanpa Biaya, ", "Kabar Layanan {month}, ", "Penuhi Hak {Wb}, ", "Transparan dan Cepat, "],
            TitleTails = [", Tanpa Dipungut Biaya", ", Wujud Pelayanan Humanis", " pada {month}", ", Proses Makin Cepat", ", Masyarakat Makin Dimudahkan", ", Hak Terpenuhi"],
            Subtitles = ["Layanan {nick} tidak dipungut biaya", "Pelayanan dibuat lebih mudah dan pasti", "Hak {wb} dipenuhi sesuai ketentuan"],
            HeadFrames = ReportFrames,
            OfficerQuotes =
            [
                "<p>{officer}, memastikan seluruh berkas dapat ditelusuri. “Kami catat sejak masuk sampai selesai. Kalau terlambat, terlihat di meja siapa,” katanya.</p>",
                "<p>“Kalau ada yang menawarkan jalan pintas, jangan dipercaya. Semua layanan ada prosedurnya dan gratis,” pesan {officer}.</p>",
                "<p>Menurut {officer}, petugas dilatih menyampaikan informasi dengan kalimat singkat. “Orang datang dengan cemas, jadi penjelasan kita jangan menambah bingung,” tuturnya.</p>",
            ],
            Contexts =
            [
                "Pelayanan merupakan wajah lembaga. {fullunit} memasang maklumat, standar waktu, dan alur layanan di tempat yang mudah dilihat agar masyarakat dapat ikut mengawasi.",
                "Berdasarkan survei terakhir, kepuasan masyarakat terhadap layanan unit ini membaik. Catatan yang masih muncul berkaitan dengan tempat parkir dan ruang tunggu.",
                "Pemenuhan hak dijalankan tanpa diskriminasi. Syarat dan tahapannya dijelaskan kepada {wb} sejak <em>masa pengenalan lingkungan</em> supaya tidak ada yang tertinggal.",
                "Pemanfaatan sistem informasi mengurangi tatap muka yang tidak perlu sekaligus menutup peluang pungutan liar. Data layanan diperbarui setiap hari kerja.",
            ],
            Closings =
            [
                "<p>Masyarakat dapat menyampaikan saran melalui loket, kotak pengaduan, atau saluran daring resmi. Setiap masukan dibahas dalam rapat layanan mingguan.</p>",
                "<p>Unit berkomitmen meninjau kembali alur layanan setiap enam bulan. Perubahan akan diumumkan lebih dahulu kepada masyarakat.</p>",
                "<p>Pelaksanaan hari itu berjalan lancar dan tertib. Petugas tetap disiagakan untuk melayani warga yang datang menjelang penutupan.</p>",
            ],
            Headings = ["Alur Dibuat Sederhana", "Gratis dan Dapat Dipantau", "Catatan untuk Perbaikan"],
            Lists =
            [
                "<p>Hal yang perlu diperhatikan masyarakat adalah:</p><ul><li>membawa kartu identitas asli;</li><li>datang sesuai jadwal;</li><li>tidak memberi imbalan kepada petugas; dan</li><li>meminta bukti layanan.</li></ul>",
                "<p>Perbaikan yang telah dilakukan sejauh ini meliputi:</p><ul><li>penambahan loket;</li><li>pemasangan papan petunjuk;</li><li>pelatihan petugas; serta</li><li>penyediaan kursi prioritas.</li></ul>",
            ],
        },
        [DemoTheme.Law] = new()
        {
            LapasRole = "Kepala Subseksi Registrasi",
            TitleLeads = ["Gandeng {Partner}, ", "Dekatkan Layanan Hukum, ", "Tingkatkan Kesadaran Hukum, ", "Agenda Hukum {month}, ", "Akses Keadilan, ", "Hukum untuk Semua, "],
            TitleTails = [", Akses Keadilan Makin Terbuka", ", Bersama {Partner}", " pada {month}", ", Tanpa Biaya", ", Peserta Aktif Bertanya", ", Warga Makin Paham"],
            Subtitles = ["Layanan hukum didekatkan kepada masyarakat", "Peserta memperoleh penjelasan langsung dari ahlinya", "{nick} dorong kesadaran hukum"],
            HeadFrames = ReportFrames,
            OfficerQuotes =
            [
                "<p>{officer}, mengatakan pendaftaran dilakukan terbuka. “Cukup membawa identitas. Sisanya kami bantu lengkapi,” ujarnya.</p>",
                "<p>“Pertanyaan yang masuk kami kumpulkan menjadi bahan materi berikutnya, sehingga isinya benar-benar menjawab kebutuhan,” jelas {officer}.</p>",
                "<p>Menurut {officer}, bahasa hukum sering menjadi penghalang. “Tugas kita menerjemahkannya, bukan menambah istilah baru,” katanya.</p>",
            ],
            Contexts =
            [
                "Undang-Undang tentang Bantuan Hukum menjamin warga tidak mampu memperoleh pendampingan tanpa biaya. Pelaksanaannya melibatkan organisasi yang telah diverifikasi dan diawasi secara berkala.",
                "Kesadaran hukum masyarakat menjadi perhatian karena banyak persoalan berawal dari ketidaktahuan. Kegiatan tatap muka dinilai masih paling efektif, meskipun materi daring terus diperbanyak.",
                "{fullunit} mendorong penyelesaian masalah secara <em>musyawarah</em> sepanjang dimungkinkan. Langkah hukum ditempuh apabila upaya damai tidak membuahkan hasil.",
                "Tenaga penyuluh, perancang, dan analis hukum bekerja bersama dalam menyusun materi. Isinya ditinjau ulang setiap kali terjadi perubahan peraturan.",
            ],
            Closings =
            [
                "<p>Acara diakhiri dengan pembagian bahan bacaan dan pengisian lembar evaluasi. Jadwal berikutnya akan diumumkan melalui laman resmi.</p>",
                "<p>Masyarakat yang memerlukan penjelasan lebih lanjut dapat datang ke kantor pada jam kerja. Layanan konsultasi tidak dipungut biaya.</p>",
                "<p>Hasil kegiatan akan dilaporkan kepada pimpinan sebagai bahan penyusunan program. Peserta berharap kegiatan serupa menjangkau lebih banyak kecamatan.</p>",
            ],
            Headings = ["Dijelaskan dengan Bahasa Sederhana", "Tindak Lanjut", "Ruang Bertanya"],
            Lists =
            [
                "<p>Pokok pembahasan dalam kegiatan itu adalah:</p><ul><li>dasar hukum;</li><li>hak dan kewajiban para pihak;</li><li>tata cara pengajuan; serta</li><li>tempat meminta bantuan.</li></ul>",
                "<p>Dokumen yang biasanya diperlukan terdiri atas:</p><ul><li>salinan kartu identitas;</li><li>surat keterangan domisili;</li><li>uraian singkat persoalan; dan</li><li>bukti pendukung.</li></ul>",
            ],
        },
        [DemoTheme.Community] = new()
        {
            LapasRole = "Kepala Seksi Bimbingan Narapidana",
            TitleLeads = ["Gandeng {Partner}, ", "Wujud Kepedulian, ", "Hadir di Tengah Warga, ", "Peduli {month}, ", "Jalin Kebersamaan, ", "Bersama Warga, "],
            TitleTails = [", Warga Sambut Hangat", ", Libatkan {Partner}", " pada {month}", ", Tumbuhkan Kepercayaan", ", Wujud Kepedulian Bersama", ", Rekatkan Hubungan dengan Warga"],
            Subtitles = ["Kegiatan {nick} melibatkan masyarakat sekitar", "Kepercayaan dibangun lewat kerja nyata", "Reintegrasi memerlukan dukungan banyak pihak"],
            HeadFrames = ReportFrames,
            OfficerQuotes =
            [
                "<p>{officer}, menilai dukungan warga sangat menentukan. “Ketika tetangga mau menyapa, separuh pekerjaan kami sebenarnya sudah selesai,” katanya.</p>",
                "<p>“Kami memetakan kebutuhan lebih dahulu, lalu mencari siapa yang bisa membantu. Jadi bukan sekadar ramai sehari,” ungkap {officer}.</p>",
                "<p>Menurut {officer}, partisipasi peserta melampaui perkiraan. “Awalnya ada yang ragu, tetapi setelah bekerja bersama suasananya mencair,” ujarnya.</p>",
            ],
            Contexts =
            [
                "Reintegrasi sosial menempatkan masyarakat sebagai bagian dari pembinaan. {fullunit} karena itu membangun jejaring dengan kelompok masyarakat, lembaga keagamaan, dan dunia usaha.",
                "Pendekatan keadilan restoratif makin banyak dipakai dalam penanganan perkara ringan. Pemulihan hubungan dipandang lebih bermanfaat daripada sekadar penghukuman.",
                "Pengalaman menunjukkan orang yang memiliki pekerjaan dan dukungan keluarga lebih kecil kemungkinannya mengulangi pelanggaran. Atas dasar itu, kegiatan diarahkan untuk <em>memperkuat keduanya</em>.",
                "Kegiatan sosial juga menjadi sarana belajar bagi pegawai. Mereka dapat mendengar langsung penilaian masyarakat terhadap layanan yang diberikan.",
            ],
            Closings =
            [
                "<p>Kegiatan ditutup dengan makan bersama secara sederhana. Panitia menyampaikan terima kasih kepada warga {town} yang telah membuka pintu.</p>",
                "<p>Program akan diteruskan dengan jadwal yang disepakati bersama masyarakat. Perkembangannya dilaporkan setiap bulan.</p>",
                "<p>Seluruh rangkaian selesai sesuai rencana. Unit berharap kebersamaan yang terjalin tidak berhenti pada satu kegiatan.</p>",
            ],
            Headings = ["Merangkul Masyarakat", "Pulih Bersama", "Rencana Berikutnya"],
            Lists =
            [
                "<p>Peran yang diharapkan dari masyarakat antara lain:</p><ul><li>menerima kembali tanpa prasangka;</li><li>memberi kesempatan bekerja;</li><li>mengingatkan dengan cara yang baik; dan</li><li>melapor bila ada persoalan.</li></ul>",
                "<p>Bentuk dukungan yang telah berjalan meliputi:</p><ul><li>pelatihan singkat;</li><li>bantuan alat kerja;</li><li>pendampingan keluarga; serta</li><li>kunjungan rumah.</li></ul>",
            ],
        },
        [DemoTheme.Institution] = new()
        {
            LapasRole = "Kepala Subbagian Tata Usaha",
            TitleLeads = ["Perkuat Kinerja, ", "Satukan Komitmen, ", "Awali {month}, ", "Tingkatkan Mutu, ", "Perkuat Organisasi, ", "Bersama Lebih Baik, "],
            TitleTails = [", Perkuat Kinerja Organisasi", ", Wujudkan Pelayanan Berkualitas", " pada {month}", ", Jajaran Diminta Konsisten", ", Target Segera Ditindaklanjuti", ", Komitmen Diperbarui"],
            Subtitles = ["{nick} dorong kinerja yang terukur", "Seluruh jajaran diminta menindaklanjuti hasil kegiatan", "Kegiatan berlangsung di {town}"],
            HeadFrames = ReportFrames,
            OfficerQuotes =
            [
                "<p>{officer}, menyampaikan bahwa tindak lanjut dibagi per bagian. “Ada nama, ada tanggal, ada ukuran. Dengan begitu mudah diperiksa,” jelasnya.</p>",
                "<p>“Kami menyiapkan pendampingan bagi bagian yang masih kesulitan. Tidak ada yang ditinggal,” kata {officer}.</p>",
                "<p>Menurut {officer}, publikasi yang jujur ikut membangun kepercayaan. “Sampaikan apa yang sudah dan apa yang belum. Masyarakat menghargai keterbukaan,” ujarnya.</p>",
            ],
            Contexts =
            [
                "Kegiatan itu sejalan dengan target kinerja yang ditetapkan pada awal tahun. {fullunit} menyusun rencana aksi bulanan dan melaporkan capaiannya secara berkala.",
                "Tata nilai profesional, akuntabel, sinergi, transparan, dan inovatif menjadi pedoman seluruh jajaran. Penerapannya diukur melalui <em>penilaian perilaku</em> serta survei kepada masyarakat.",
                "Peningkatan kompetensi pegawai dilakukan melalui pelatihan, pembimbingan oleh atasan, dan pertukaran pengalaman antarunit. Anggarannya disusun secara hemat dengan mengutamakan sumber daya sendiri.",
                "Peran kehumasan makin penting karena masyarakat mengharapkan informasi yang cepat dan dapat dipercaya. Setiap unit diminta memublikasikan kegiatan secara wajar dengan data yang telah diperiksa.",
            ],
            Closings =
            [
                "<p>Kegiatan berakhir dengan penyusunan rencana tindak lanjut. Perkembangannya akan dibahas kembali dalam rapat bulan depan.</p>",
                "<p>Acara ditutup dengan foto bersama dan doa. Seluruh peserta kembali ke unit masing-masing untuk melanjutkan pelayanan.</p>",
                "<p>Hasil kegiatan dipublikasikan sebagai bentuk keterbukaan kepada masyarakat. Masukan dapat disampaikan melalui saluran resmi unit.</p>",
            ],
            Headings = ["Rencana Tindak Lanjut", "Komitmen Jajaran", "Ukuran Keberhasilan"],
            Lists =
            [
                "<p>Pokok kesepakatan yang dihasilkan meliputi:</p><ul><li>penetapan penanggung jawab;</li><li>jadwal pelaporan bulanan;</li><li>pembagian sumber daya; dan</li><li>evaluasi terbuka.</li></ul>",
                "<p>Tiga hal yang diminta segera dikerjakan adalah:</p><ul><li><strong>Data:</strong> memutakhirkan catatan dan bukti dukung.</li><li><strong>Layanan:</strong> menyederhanakan langkah yang berulang.</li><li><strong>Publikasi:</strong> menyampaikan hasil kepada masyarakat.</li></ul>",
            ],
        },
        [DemoTheme.Speech] = new()
        {
            LapasRole = "Kepala Subbagian Tata Usaha",
            TitleLeads = [],
            TitleTails = [" pada {month}", ", Jaga Integritas", ", Kerja Tuntas dan Ikhlas", ", Layani Sepenuh Hati", ", {date}"],
            Subtitles = ["Naskah disampaikan di {town}", "Pesan bagi seluruh pegawai {nick}"],
            HeadFrames =
            [
                "<p>Pesan utama sambutan yang dibawakan {head}, dirangkum sebagai berikut.</p><blockquote><p>“{quote}.”</p></blockquote>",
                "<p>“{quote},” demikian penegasan {head}.</p>",
            ],
            OfficerQuotes =
            [
                "<p>Naskah lengkap disimpan di bagian tata usaha. Menurut {officer}, pegawai yang bertugas pada saat acara akan menerima salinannya.</p>",
                "<p>“Sambutan ini kami bagikan juga melalui grup internal agar regu yang sedang berjaga ikut membaca,” kata {officer}.</p>",
            ],
            Contexts =
            [
                "Hadirin yang saya hormati, tantangan ke depan tidak akan lebih ringan. Namun, selama kita saling mengingatkan dan tidak malu bertanya, saya yakin {nick} mampu menjalankan tugasnya dengan baik.",
                "Saya juga menyampaikan penghargaan kepada regu pengamanan, petugas dapur, petugas kebersihan, dan semua yang bekerja tanpa banyak terlihat. <em>Pekerjaan sunyi</em> itulah yang membuat pelayanan berjalan.",
                "Kepada mitra dan masyarakat {town}, kami mengucapkan terima kasih atas kepercayaan yang diberikan. Kritik yang disampaikan akan kami jadikan cermin untuk memperbaiki diri.",
            ],
            Closings =
            [
                "<p>Demikian sambutan ini disampaikan. Semoga Tuhan Yang Maha Esa senantiasa menyertai setiap langkah pengabdian kita.</p>",
                "<p>Mari melanjutkan pekerjaan dengan hati yang lapang. Sekian dan terima kasih.</p>",
            ],
            Headings = ["Pesan kepada Pegawai", "Ajakan Bersama"],
            Lists =
            [
                "<p>Yang saya minta dari setiap bagian adalah:</p><ul><li>datang dan pulang tepat waktu;</li><li>menyelesaikan berkas pada hari yang sama;</li><li>menolak segala bentuk pemberian; dan</li><li>menjaga kebersihan tempat kerja.</li></ul>",
            ],
        },
        [DemoTheme.Clarification] = new()
        {
            LapasRole = "Kepala Subbagian Tata Usaha",
            TitleLeads = ["Cek Fakta, ", "Hak Jawab, ", "Luruskan Informasi, "],
            TitleTails = [", Masyarakat Diminta Tenang", ", Ini Faktanya", " pada {month}", ", Cek Saluran Resmi", ", Keterangan {date}"],
            Subtitles = ["Masyarakat diminta memeriksa informasi melalui saluran resmi", "Pemeriksaan internal telah dilakukan", "Keterangan resmi {nick}"],
            HeadFrames =
            [
                "<p>“{quote},” tegas {head}.</p>",
                "<p>Keterangan tersebut disampaikan {head}. “{quote},” katanya.</p>",
                "<p>{head}, meminta masyarakat tetap tenang.</p><blockquote><p>“{quote}.”</p></blockquote>",
            ],
            OfficerQuotes =
            [
                "<p>{officer}, mengatakan bukti pendukung telah didokumentasikan. “Rekaman dan catatan kami simpan apabila diperlukan pihak berwenang,” ujarnya.</p>",
                "<p>“Kami memantau percakapan di media sosial dan menjawab pertanyaan warga satu per satu,” kata {officer}.</p>",
            ],
            Contexts =
            [
                "Penyebaran kabar keliru dapat menimbulkan keresahan, terutama bagi keluarga {wb}. Karena itu, {fullunit} berupaya memberi penjelasan secepat mungkin tanpa menunggu isu membesar.",
                "Masyarakat dianjurkan memeriksa tiga hal sebelum membagikan informasi: <strong>siapa</strong> sumbernya, <strong>kapan</strong> kejadiannya, dan <strong>apakah</strong> ada keterangan resmi. Unggahan tanpa tanggal patut dicurigai.",
                "Unit menghormati kerja pers dan kebebasan berpendapat. Hak jawab digunakan semata-mata agar pembaca memperoleh gambaran yang utuh dan berimbang.",
            ],
            Closings =
            [
                "<p>Demikian klarifikasi ini disampaikan. Perkembangan selanjutnya akan diumumkan melalui laman dan akun resmi {nick}.</p>",
                "<p>Pertanyaan dari media dapat diajukan kepada bagian humas pada jam kerja. Unit berterima kasih kepada masyarakat yang memilih bertanya lebih dahulu.</p>",
                "<p>Keterangan ini sekaligus menjadi koreksi bagi pihak yang telah telanjur mengutip kabar tersebut. Pengelola akun diminta memperbarui atau menghapus unggahannya.</p>",
            ],
            Headings = ["Hasil Penelusuran", "Imbauan kepada Masyarakat"],
            Lists =
            [
                "<p>Fakta yang dapat disampaikan adalah sebagai berikut:</p><ul><li>kabar yang beredar tidak berasal dari saluran resmi;</li><li>kegiatan di unit berjalan seperti biasa;</li><li>pemeriksaan internal telah selesai; dan</li><li>layanan kepada masyarakat tetap dibuka.</li></ul>",
                "<p>Apabila menerima kabar serupa, masyarakat dapat:</p><ul><li>menyimpan bukti percakapan;</li><li>tidak meneruskannya;</li><li>menghubungi kantor terdekat; serta</li><li>melapor kepada pihak berwajib.</li></ul>",
            ],
        },
        [DemoTheme.Announcement] = new()
        {
            LapasRole = "Kepala Subbagian Tata Usaha",
            TitleLeads = ["Info Layanan, ", "Perhatian, ", "Diumumkan, "],
            TitleTails = [", Mohon Diperhatikan", ", Masyarakat Diminta Menyesuaikan", ", Simak Ketentuannya"],
            Subtitles = ["Berlaku mulai {next}", "Pengumuman resmi {nick}"],
            HeadFrames =
            [
                "<p>“{quote},” kata {head}.</p>",
                "<p>{head}, berharap masyarakat memaklumi perubahan tersebut. “{quote},” ujarnya.</p>",
            ],
            OfficerQuotes =
            [
                "<p>“Petugas informasi kami siagakan di pintu depan selama masa peralihan. Silakan bertanya bila ragu,” kata {officer}.</p>",
                "<p>{officer}, menambahkan bahwa warga yang datang dari luar kota akan diprioritaskan. “Tunjukkan saja identitasnya kepada petugas,” ujarnya.</p>",
            ],
            Contexts =
            [
                "Pengumuman ini dikeluarkan setelah {fullunit} mengevaluasi pelaksanaan layanan selama beberapa bulan. Masukan dari pengunjung menjadi salah satu bahan pertimbangan.",
                "Seluruh layanan <strong>tidak dipungut biaya</strong>. Warga diharapkan menolak apabila ada pihak yang menawarkan bantuan pengurusan dengan imbalan.",
                "Untuk kelancaran bersama, pengunjung disarankan datang lebih awal dan menyiapkan dokumen. Anak-anak, penyandang disabilitas, serta warga lanjut usia mendapat jalur prioritas.",
            ],
            Closings =
            [
                "<p>Demikian pengumuman ini untuk diketahui. Atas perhatian dan kerja sama masyarakat {town}, disampaikan terima kasih.</p>",
                "<p>Pertanyaan lebih lanjut dapat disampaikan melalui loket informasi atau akun resmi {nick} pada jam kerja.</p>",
            ],
            Headings = ["Ketentuan Layanan", "Yang Perlu Disiapkan"],
            Lists =
            [
                "<p>Ketentuan yang berlaku adalah sebagai berikut:</p><ul><li>Senin sampai Kamis: pukul 08.00 sampai dengan 15.00 WIB;</li><li>Jumat: pukul 08.00 sampai dengan 11.00 WIB;</li><li>Sabtu: layanan terbatas; dan</li><li>Minggu serta hari libur nasional: tutup.</li></ul>",
                "<p>Dokumen yang perlu disiapkan meliputi:</p><ul><li>kartu identitas asli;</li><li>bukti pendaftaran;</li><li>surat kuasa bila diwakilkan; dan</li><li>nomor telepon yang dapat dihubungi.</li></ul>",
            ],
        },
    };

    /// <summary>The shared texts of <paramref name="theme"/>.</summary>
    public static DemoThemeTexts Of(DemoTheme theme) => Texts[theme];
}
