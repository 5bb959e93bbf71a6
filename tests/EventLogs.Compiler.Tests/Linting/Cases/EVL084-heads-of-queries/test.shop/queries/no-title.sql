SELECT count(*) FROM order_placed
