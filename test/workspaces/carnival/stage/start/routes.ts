import router from '@adonisjs/core/services/router';
import { middleware } from '#start/kernel';

const PlaysController = () => import('#controllers/plays_controller');

router.get('/', async () => ({ stage: 'open' }));
router.on('/about').render('pages/about');
router
  .group(() => {
    router.get('plays', [PlaysController, 'index']);
    router
      .group(() => {
        router.post('plays', [PlaysController, 'store']);
      })
      .use(middleware.auth());
    router.resource('plays.seats', '#controllers/seats_controller').apiOnly();
  })
  .prefix('/api');
